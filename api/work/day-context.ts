import type { BankDay } from '../../domain/bank-day.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** Whose day it is, and when. */
export interface DayContext {
  readonly actor: Actor;
  readonly ability: ActorAbility;
  readonly deps: ApiDeps;
  readonly day: BankDay;
  readonly nowMs: number;
}
