/**
 * How class-transformer makes an instance of a DTO; its own options of these
 * names.
 */
export interface DtoTransformOptions {
  /** Whether properties without `@Expose()` are taken over. Default: `exposeAll`. */
  readonly strategy?: 'excludeAll' | 'exposeAll';
  /** Drop what is not exposed. Default: false. */
  readonly excludeExtraneousValues?: boolean;
  /** Groups of `@Expose()`, `@Exclude()` and `@Transform()` that apply. */
  readonly groups?: string[];
  /** Version that `since` and `until` of `@Expose()` are compared with. */
  readonly version?: number;
  /** Leave out properties whose names start so. */
  readonly excludePrefixes?: string[];
  /** Ignore `@Expose()` and `@Exclude()`. Default: false. */
  readonly ignoreDecorators?: boolean;
  /** Convert values to the declared TypeScript type without `@Type()`. Default: false. */
  readonly enableImplicitConversion?: boolean;
  /** Keep an initialiser's value where the input has undefined. Default: true. */
  readonly exposeDefaultValues?: boolean;
}

/**
 * How a DTO is validated: class-validator's own options of these names, as
 * Nest's `ValidationPipe` takes them.
 */
export interface DtoValidationOptions {
  /** Drop properties without decorators. Default: true. */
  readonly whitelist?: boolean;
  /** Refuse properties without decorators instead of dropping them. Default: true. */
  readonly forbidNonWhitelisted?: boolean;
  /** Refuse objects of classes without decorators. Default: true. */
  readonly forbidUnknownValues?: boolean;
  /** Do not validate properties that are undefined. Default: false. */
  readonly skipUndefinedProperties?: boolean;
  /** Do not validate properties that are null. Default: false. */
  readonly skipNullProperties?: boolean;
  /** Do not validate properties that are null or undefined. Default: false. */
  readonly skipMissingProperties?: boolean;
  /** Groups of decorators that apply. Default: all. */
  readonly groups?: string[];
  /** What `always` is where a decorator does not say. Default: false. */
  readonly always?: boolean;
  /** Without `groups`, ignore decorators that have some. Default: false. */
  readonly strictGroups?: boolean;
  /** Leave messages empty where a decorator has none of its own. Default: false. */
  readonly dismissDefaultMessages?: boolean;
  /** Report one problem per property. Default: false. */
  readonly stopAtFirstError?: boolean;
  /** How the instance is made. */
  readonly transformOptions?: DtoTransformOptions;
}
