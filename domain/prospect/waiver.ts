import type { UnmetCondition } from '../failure.ts';
import type { Override } from './event.ts';
import type { ProspectState, Waiver } from './state.ts';

/** The waiver that a supervisor granted for a condition beforehand; hard conditions are never waived. */
export function waiverOf(
  { waivers = [] }: Pick<ProspectState, 'waivers'>,
  { code, kind }: UnmetCondition,
): Waiver | undefined {
  return kind === 'soft' ? waivers.find((waiver) => waiver.code === code) : undefined;
}

/** What still stands in the way although waivers were granted. */
export function withoutWaived(
  state: Pick<ProspectState, 'waivers'>,
  unmet: readonly UnmetCondition[],
): UnmetCondition[] {
  return unmet.filter((condition) => waiverOf(state, condition) === undefined);
}

/** What a command passes by because of waivers granted before, as its event tells. */
export function overridesOf(state: Pick<ProspectState, 'waivers'>, unmet: readonly UnmetCondition[]): Override[] {
  return unmet
    .flatMap((condition) => waiverOf(state, condition) ?? [])
    .map(({ code, reason, grantedBy }) => ({ code, reason, by: grantedBy }));
}

/** Waivers hold for the step they were granted in. Told by the state alone, so that prospects without any replay as they ran. */
export function keptWaivers(before: ProspectState | null, after: ProspectState): Pick<ProspectState, 'waivers'> {
  const { waivers } = after;
  if (waivers === undefined) return {};
  return { waivers: before === null || before.step === after.step ? waivers : [] };
}
