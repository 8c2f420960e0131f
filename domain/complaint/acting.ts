import type { CaseActor, CasePerson, ComplaintCommand, ComplaintContext, Represented } from './command.ts';
import type { ComplaintState } from './state.ts';

/** As whom somebody gives a command: as themself, or in the place of one of those whose deputy they are, whoever has the least
 *  against it; as themself where it makes no difference, so that 'for' somebody is said only where it mattered. */
export function actAs<Payload>(
  state: ComplaintState,
  command: Pick<ComplaintCommand<Payload>, 'check'>,
  payload: Payload,
  context: ComplaintContext,
  absent: readonly Represented[],
): CaseActor {
  return leastBarred(context.actor, absent, (actor) => command.check(state, payload, { ...context, actor }));
}

/** The same with another way to ask what stands against somebody. */
export function leastBarred<Person extends CasePerson>(
  person: Person,
  absent: readonly Represented[],
  unmetBy: (person: Person) => readonly unknown[],
): Person {
  const ways = [person, ...absent.map((actingFor) => ({ ...person, actingFor }))];
  return ways.reduce((best, way) => (unmetBy(way).length < unmetBy(best).length ? way : best));
}
