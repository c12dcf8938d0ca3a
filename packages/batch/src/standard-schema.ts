/** The part of the Standard Schema specification that is used here; zod, Valibot, ArkType and others implement it. */
export interface StandardSchema {
  readonly '~standard': {
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

interface SchemaResult {
  readonly issues?: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] | undefined;
}

/** Checks a value; returns the first problem, or `null`. */
export async function findSchemaProblem(schema: StandardSchema, value: unknown): Promise<string | null> {
  const { issues } = await schema['~standard'].validate(value);
  const [issue] = issues ?? [];
  if (issue === undefined) return null;
  const path = (issue.path ?? []).map((step) => String((step as { key?: unknown })?.key ?? step)).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
