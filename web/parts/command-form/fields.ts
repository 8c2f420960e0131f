import * as z from 'zod';
import type { When } from '../../../domain/when.ts';
import type { FormCommand } from './commands.ts';
import { formContracts } from './contracts.ts';

export type FieldKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'flag'
  | 'integer'
  | 'share' // a number between 0 and 1
  | 'money' // fen
  | 'instant'
  | 'date'
  | 'lines' // a list of texts
  | 'references' // a list of ids or codes
  | 'record'
  | 'records';

/** One thing to fill in, as the contract of the command describes it. */
export interface Field {
  readonly name: string;
  /** From the payload, dots between the names: `slot.startAt`, `stakeholders.role`. */
  readonly path: string;
  readonly kind: FieldKind;
  /** Without it the command is refused. */
  readonly required: boolean;
  /** Nothing is said with null. */
  readonly nullable: boolean;
  /** Codes to choose from; [] unless a choice, or a list of codes. */
  readonly codes: readonly string[];
  readonly maxLength: number | null;
  readonly minItems: number;
  readonly maxItems: number | null;
  readonly max: number | null;
  /** When a day or an instant may lie; null: at any time. */
  readonly when: When | null;
  /** Of a record, or of each record in a list. */
  readonly fields: readonly Field[];
}

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly 'x-when'?: When;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const longTextFrom = 301;
/** Lists of codes that are chosen and not typed, although no pattern of an id says so. */
const chosenLists: readonly string[] = ['codes'];
const known = new Map<FormCommand, readonly Field[]>();

/** The fields of a command in the order of its contract. */
export function fieldsOf(command: FormCommand): readonly Field[] {
  const found = known.get(command) ?? fieldsOfSchema(formContracts[command]);
  known.set(command, found);
  return found;
}

/** The fields of a schema of an object.
 *  @throws Error for a kind of value that no field stands for: a test asks every contract */
export function fieldsOfSchema(schema: z.ZodType): readonly Field[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return propertiesOf(root, '', root.$defs ?? {});
}

type Definitions = Readonly<Record<string, JsonSchema>>;

function propertiesOf(schema: JsonSchema, above: string, definitions: Definitions): Field[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, above === '' ? name : `${above}.${name}`, property, required.includes(name), definitions),
  );
}

function fieldOf(name: string, path: string, property: JsonSchema, isListed: boolean, definitions: Definitions): Field {
  const given = property.anyOf?.filter(({ type }) => type !== 'null') ?? [property];
  const { schema, reference } = resolve(given[0] ?? property, definitions);
  const nullable = property.anyOf !== undefined || Array.isArray(property.type);
  const kind = kindOf(schema, reference, path, definitions);
  const inner = kind === 'records' ? resolve(schema.items ?? {}, definitions).schema : schema;
  return {
    name,
    path,
    kind,
    required: isListed && !nullable,
    nullable,
    codes: schema.enum ?? schema.items?.enum ?? [],
    maxLength: (kind === 'lines' ? schema.items?.maxLength : schema.maxLength) ?? null,
    minItems: schema.minItems ?? 0,
    maxItems: schema.maxItems ?? null,
    max: schema.maximum ?? null,
    when: given[0]?.['x-when'] ?? schema['x-when'] ?? null,
    fields: kind === 'record' || kind === 'records' ? propertiesOf(inner, path, definitions) : [],
  };
}

/** A schema, or the one it refers to with that one's name. */
function resolve(schema: JsonSchema, definitions: Definitions): { schema: JsonSchema; reference: string | null } {
  const reference = schema.$ref?.replace('#/$defs/', '') ?? null;
  return { schema: reference === null ? schema : (definitions[reference] ?? schema), reference };
}

function kindOf(schema: JsonSchema, reference: string | null, path: string, definitions: Definitions): FieldKind {
  if (reference === 'Fen') return 'money';
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      if (schema.enum !== undefined) return 'choice';
      if (schema.format === 'date-time') return 'instant';
      if (schema.format === 'date') return 'date';
      return (schema.maxLength ?? longTextFrom) >= longTextFrom && schema.pattern === undefined ? 'longText' : 'text';
    case 'boolean':
      return 'flag';
    case 'integer':
      return 'integer';
    case 'number':
      if (schema.minimum === 0 && schema.maximum === 1) return 'share';
      break;
    case 'object':
      return 'record';
    case 'array': {
      const { schema: item } = resolve(schema.items ?? {}, definitions);
      if (item.type === 'object') return 'records';
      if (item.type === 'string')
        return item.pattern !== undefined || item.enum !== undefined || chosenLists.includes(path)
          ? 'references'
          : 'lines';
      break;
    }
  }
  throw new Error(`no field stands for ${path}: ${JSON.stringify(schema)}`);
}

/** Where a field stands in the values, indexes included; inside of a list as the list counts. */
export type FieldName = readonly (string | number)[];

/** Every field with those inside it, in order. */
export function allFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields)]);
}

/** The field at a path without indexes; null when there is none. */
export function fieldAt(fields: readonly Field[], path: string): Field | null {
  return allFields(fields).find((field) => field.path === path) ?? null;
}
