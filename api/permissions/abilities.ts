import type { Represented } from '../../domain/complaint/command.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { StaffId } from '../../domain/ids.ts';
import { representedBy, type AbsenceModel } from '../../models/absence.ts';
import { headedUnits, type HeadedUnits, type OrganisationModels } from '../../models/organisation.ts';
import { keep } from '../kept.ts';
import type { ActorAbility } from './ability.ts';
import type { PermissionRules } from './rules.ts';

/** What people may do at this moment. */
export interface Abilities {
  /** @throws as the driver does when the person's posts are not known yet and cannot be read */
  readonly of: (actor: Actor) => Promise<ActorAbility>;
  /** Whose deputy somebody is at the moment, in order of id. */
  readonly actingFor: (staffId: StaffId) => Promise<readonly StaffId[]>;
  /** The same with what decides what the deputy may do in their place. */
  readonly represented: (staffId: StaffId) => Promise<readonly Represented[]>;
  /** After a change of posts or deputies. */
  readonly forget: () => void;
}

/** Reads what decides besides the actor, and keeps it for a while. */
export function createAbilities(
  models: OrganisationModels & { readonly absences: AbsenceModel },
  rules: Pick<PermissionRules, 'abilityOf'>,
): Abilities {
  const posts = keep((staffId) => readPosts(models, staffId), { maxAgeMs: 15_000, maxEntries: 5_000 });
  const none: Posts = { teamIdsLed: [], branchIdsHeaded: [], actingFor: [], represented: [] };
  return {
    of: async (actor) => rules.abilityOf({ actor, ...((await posts.get(actor.staffId)) ?? none) }),
    actingFor: async (staffId) => ((await posts.get(staffId)) ?? none).actingFor,
    represented: async (staffId) => ((await posts.get(staffId)) ?? none).represented,
    forget: () => posts.forget(),
  };
}

/** What somebody answers for besides own work: units, also those of whom they stand in for, and whose records. */
interface Posts extends HeadedUnits {
  readonly actingFor: readonly StaffId[];
  readonly represented: readonly Represented[];
}

async function readPosts(
  models: OrganisationModels & { readonly absences: AbsenceModel },
  staffId: StaffId,
): Promise<Posts> {
  const represented = await representedBy(models, staffId, Date.now());
  const actingFor = represented.map((away) => away.staffId);
  return { ...(await headedUnits(models, staffId, ...actingFor)), actingFor, represented };
}
