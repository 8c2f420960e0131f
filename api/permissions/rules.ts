import { accessibleBy } from '@casl/mongoose';
import type { QueryFilter } from 'mongoose';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import { abilityOf, type ActorAbility, type Grounds } from './ability.ts';
import type { Capability } from './matrix.ts';
import { meetsNeed, type Need } from './need.ts';

interface Documents {
  readonly Prospect: ProspectSnapshot;
  readonly Task: StoredTask;
}

/** Every decision about permission that the application makes. Tests put a broken one in its place, to see it caught. */
export interface PermissionRules {
  readonly abilityOf: (grounds: Grounds) => ActorAbility;
  readonly meetsNeed: (ability: ActorAbility, need: Need) => boolean;
  /** The documents that a capability reaches, as a filter to be joined to a query by `$and`, never by spreading. */
  readonly reachOf: <Kind extends keyof Documents>(
    ability: ActorAbility,
    capability: Capability,
    kind: Kind,
  ) => QueryFilter<Documents[Kind]>;
}

export const permissionRules: PermissionRules = {
  abilityOf: (grounds) => abilityOf(grounds),
  meetsNeed,
  reachOf: (ability, capability, kind) =>
    // What casl says for `nothing` is an $expr, which not every server takes.
    (ability.can(capability, kind) ? accessibleBy(ability, capability).ofType(kind) : { _id: { $in: [] } }) as never,
};
