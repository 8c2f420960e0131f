import type { Actor } from '../../domain/prospect/command.ts';
import { headedUnits, type HeadedUnits, type OrganisationModels } from '../../models/organisation.ts';
import { keep } from '../kept.ts';
import type { ActorAbility } from './ability.ts';
import type { PermissionRules } from './rules.ts';

/** What people may do at this moment. */
export interface Abilities {
  /** @throws as the driver does when the person's posts are not known yet and cannot be read */
  readonly of: (actor: Actor) => Promise<ActorAbility>;
  /** After a change of posts or deputies. */
  readonly forget: () => void;
}

/** Reads what decides besides the actor, and keeps it for a while. */
export function createAbilities(models: OrganisationModels, rules: Pick<PermissionRules, 'abilityOf'>): Abilities {
  const posts = keep<HeadedUnits>((staffId) => headedUnits(models, staffId), { maxAgeMs: 15_000, maxEntries: 5_000 });
  return {
    of: async (actor) => {
      const headed = (await posts.get(actor.staffId)) ?? { teamIdsLed: [], branchIdsHeaded: [] };
      return rules.abilityOf({ actor, ...headed, actingFor: [] });
    },
    forget: () => posts.forget(),
  };
}
