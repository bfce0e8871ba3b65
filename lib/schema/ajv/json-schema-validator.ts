import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { SchemaIssue, SchemaResult } from '../compiled-schema.js';
import type { JsonSchema } from '../json-schema.js';
import { toIssues } from './ajv-issues.js';
import { loadAjv, type AjvFactory } from './ajv-loader.js';
import { invalidJsonSchema } from './invalid-json-schema.js';
import { isSmall } from './is-small.js';

/**
 * Checks values with ajv, which is loaded and compiles the schema when the
 * first value comes. A refused value is checked a second time for all of its
 * issues, unless it is so big that collecting them would be an attack.
 */
export class JsonSchemaValidator {
  private fast?: ValidateFunction;
  private thorough?: ValidateFunction;
  private create?: AjvFactory;

  /** @param json the schema values are checked with */
  constructor(private readonly json: JsonSchema) {}

  /**
   * @param value anything
   * @returns a promise only until ajv is loaded
   * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA` when ajv cannot compile the schema
   */
  validate(value: unknown): SchemaResult | Promise<SchemaResult> {
    return this.create
      ? this.run(this.create, value)
      : loadAjv().then((create) => {
          this.create = create;
          return this.run(create, value);
        });
  }

  private run(create: AjvFactory, value: unknown): SchemaResult {
    this.fast ??= this.compile(create, false);
    if (this.fast(value)) return { ok: true, value };
    return { ok: false, issues: this.explain(create, this.fast, value) };
  }

  private explain(
    create: AjvFactory,
    fast: ValidateFunction,
    value: unknown,
  ): readonly SchemaIssue[] {
    if (!isSmall(value)) return toIssues(fast.errors ?? [], value);
    this.thorough ??= this.compile(create, true);
    this.thorough(value);
    return toIssues(this.thorough.errors ?? [], value);
  }

  // An ajv of its own for each schema: a shared one keeps every schema for ever, and two may have one $id.
  private compile(create: AjvFactory, allErrors: boolean): ValidateFunction {
    const ajv = create({
      allErrors,
      verbose: true,
      meta: false,
      validateSchema: false,
    });
    try {
      return ajv.compile(this.json);
    } catch (error) {
      throw invalidJsonSchema(
        `The JSON Schema cannot be compiled: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
