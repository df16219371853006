// Loaded before the program: a wall clock that jumps by an hour or a day at every look.
const real = Date.now.bind(Date)
const JUMPS = [0, 3_600_000, -86_400_000, 86_400_000, -3_600_000]
let looks = 0
Date.now = () => real() + JUMPS[looks++ % JUMPS.length]
