import { accessibleBy } from '@casl/mongoose';
import { LRUCache } from 'lru-cache';
import type { QueryFilter } from 'mongoose';
import type { Capability, ComplaintCapability } from '../../contracts/permissions.ts';
import type { StaffId } from '../../domain/ids.ts';
import { mayDecide, mayRewrite, type StoryDecision } from '../../domain/story/story.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { StoredTask } from '../../models/task.ts';
import { abilityOf, type ActorAbility, type Grounds, type Reading } from './ability.ts';
import { demandsOf, type Carried, type Demand, type ProspectWrite } from './commands.ts';
import { demandedBy } from './complaint-commands.ts';
import { maskRecord, type Sight } from './mask.ts';
import { meetsNeed, type Need } from './need.ts';

interface Documents {
  readonly Prospect: ProspectSnapshot;
  readonly Task: StoredTask;
  readonly Complaint: ComplaintSnapshot;
}

/** Every decision about permission that the application makes. Tests put a broken one in its place, to see it caught. */
export interface PermissionRules {
  readonly abilityOf: (grounds: Grounds) => ActorAbility;
  readonly meetsNeed: (ability: ActorAbility, need: Need) => boolean;
  /** The documents that a capability reaches, as a filter to be joined to a query by `$and`, never by spreading. */
  readonly reachOf: <Kind extends keyof Documents>(
    ability: ActorAbility,
    action: Capability | Reading,
    kind: Kind,
  ) => QueryFilter<Documents[Kind]>;
  /** What a command asks for. */
  readonly demandsOf: (name: ProspectWrite, carried?: Carried) => readonly Demand[];
  /** What a command to a complaint asks for: any of these. */
  readonly demandedBy: (name: ComplaintCommandName) => readonly ComplaintCapability[];
  /** Who changes the text of a story that they see, and who decides what about it. */
  readonly mayRewriteStory: (authorId: StaffId, staffId: StaffId) => boolean;
  readonly mayDecideStory: (kind: StoryDecision['kind'], authorId: StaffId, staffId: StaffId) => boolean;
  /** A record as its reader may see it. */
  readonly maskRecord: <Value>(record: Value, sight: Sight) => Value;
}

/** Making an ability takes longer than the rest of a check, and the same people ask all day. */
const made = new LRUCache<string, ActorAbility>({ max: 2_000 });

function rememberedAbility(grounds: Grounds): ActorAbility {
  const key = JSON.stringify(grounds);
  const known = made.get(key);
  if (known !== undefined) return known;
  const ability = abilityOf(grounds);
  made.set(key, ability);
  return ability;
}

export const permissionRules: PermissionRules = {
  abilityOf: rememberedAbility,
  meetsNeed,
  reachOf: (ability, action, kind) => {
    // What casl says for `nothing` is an $expr, which not every server takes.
    if (!ability.can(action, kind)) return { _id: { $in: [] } };
    const reach = accessibleBy(ability, action).ofType(kind);
    const ways = reach['$or'];
    // One way alone is said as such, because only then an index also gives the order.
    return (Array.isArray(ways) && ways.length === 1 ? ways[0] : reach) as never;
  },
  demandsOf,
  demandedBy,
  mayRewriteStory: mayRewrite,
  mayDecideStory: mayDecide,
  maskRecord,
};
