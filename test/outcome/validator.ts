export { createSchemaValidator as testValidator } from '../../src/outcome/schema/schema-validator.ts'
