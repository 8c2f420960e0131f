import { valueAt, type Values } from './facts.ts';
import type { FieldName } from './fields.ts';

interface Followed {
  readonly name: FieldName;
  readonly value: unknown;
}

const hourMs = 3_600_000;

/** Fields that follow another one: an end is an hour after its start, until somebody says otherwise. */
export function follow(changed: Values, values: Values): readonly Followed[] {
  const slots: readonly (readonly [start: string, end: string])[] = [
    ['slot.startAt', 'slot.endAt'],
    ['startAt', 'endAt'],
  ];
  return slots.flatMap(([start, end]): Followed[] => {
    const startAt = valueAt(changed, start);
    if (typeof startAt !== 'string') return [];
    const endAt = valueAt(values, end);
    const isBehind = typeof endAt === 'string' && Date.parse(endAt) > Date.parse(startAt);
    if (isBehind) return [];
    return [{ name: end.split('.'), value: new Date(Date.parse(startAt) + hourMs).toISOString() }];
  });
}
