import { expect } from 'vitest'
import { matchers } from './modelgate.js'
expect.extend(await matchers())
