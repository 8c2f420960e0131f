/** A record as answers show it: `fooAtMs` (UTC ms) becomes `fooAt` (ISO 8601 in UTC), at every depth.
 *  Only single instants are renamed; a list of durations keeps its name and its numbers. */
export type Presented<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Presented<Item>[]
    : { -readonly [Key in keyof Value as PresentedKey<Key, Value[Key]>]: PresentedField<Key, Value[Key]> };

type PresentedKey<Key, Field> = Key extends `${infer Name}Ms` ? (IsInstant<Field> extends true ? Name : Key) : Key;

type PresentedField<Key, Field> = Key extends `${string}Ms`
  ? IsInstant<Field> extends true
    ? string | Extract<Field, null>
    : Presented<Field>
  : Presented<Field>;

type IsInstant<Field> = [Exclude<Field, null>] extends [number] ? true : false;

// Null or a list of durations: a null here is no instant.
const durationLists: readonly string[] = ['frozenRemainingMs'];

/** Renames and rewrites every instant of a JSON record. */
export function present<Value>(value: Value): Presented<Value> {
  return presentAny(value) as Presented<Value>;
}

function presentAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presentAny);
  if (typeof value !== 'object' || value === null) return value;
  const presented: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const isInstant =
      key.endsWith('Ms') && !durationLists.includes(key) && (field === null || typeof field === 'number');
    if (!isInstant) presented[key] = presentAny(field);
    else presented[key.slice(0, -2)] = field === null ? null : new Date(field).toISOString();
  }
  return presented;
}
