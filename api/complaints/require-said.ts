import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { Severity } from '../../domain/complaint/catalogue.ts';
import { problemsOfReply, unfilledIn, type ReplyProblem } from '../../domain/complaint/reply/check.ts';
import { replyFactsOf } from '../../domain/complaint/reply/facts.ts';
import { hasParts, mandatoryParts } from '../../domain/complaint/reply/parts.ts';
import { replyProblemCode } from '../../domain/complaint/reply/problem-words.ts';
import { messageOf, type ReplyFacts } from '../../domain/complaint/reply/text.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId, StaffId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { doneBefore } from './require-write.ts';
import { rulesOfCase } from './rules-of-case.ts';

/** A command that may tell the customer something. */
interface Said {
  readonly name: ComplaintCommandName;
  readonly complaintId: ComplaintId;
  readonly commandId: string;
  readonly actor: Actor;
  readonly payload: unknown;
  readonly state: ComplaintState;
  readonly calendar: WorkingCalendar;
  readonly nowMs: number;
}

/** The one place where what the customer is told is checked before it is sent.
 *
 *  It is here and not in `check` of the command, because it needs the names of the staff register, which no workflow knows;
 *  so no recorded history depends on it, and its words may change. A request that was carried out before is let through, to
 *  get its answer again.
 *  @throws RequestFailure VALIDATION_FAILED with every missing part at the field of the message */
export async function requireSaid(deps: ApiDeps, said: Said): Promise<void> {
  const message = messageOf(said.name);
  const text = message === null ? null : textAt(said.payload, message.path);
  if (message === null || text === null) return;
  // only what has mandatory parts needs the rules of the case, which its workflow is asked for
  const problems = hasParts(message.purpose)
    ? problemsOfReply(message.purpose, text, await factsFor(deps, said))
    : unfilledIn(text);
  if (problems.length === 0 || (await doneBefore(deps, said)) !== null) return;
  const pointer = `/payload/${message.path.replaceAll('.', '/')}`;
  throw new RequestFailure('VALIDATION_FAILED', 'The customer must be told more than this; see each part.', {
    errors: problems.map((problem) => ({
      in: 'body',
      pointer,
      code: replyProblemCode(problem),
      detail: detailOf(problem),
    })),
  });
}

/** A problem as programs read it. */
export function detailOf(problem: ReplyProblem): string {
  return problem.kind === 'missing'
    ? `must say ${mandatoryParts[problem.part].name.en}`
    : `must not leave {{${problem.mark}}} to be filled in`;
}

/** The text of a message; null when the command carries none.   @param path dots between the names */
function textAt(payload: unknown, path: string): string | null {
  const value = path.split('.').reduce((at: unknown, name) => (at as Record<string, unknown> | null)?.[name], payload);
  return typeof value === 'string' ? value : null;
}

/** What the message is judged by: the handler and the severity that the command itself gives the case come first. */
async function factsFor(deps: ApiDeps, { payload, state, calendar, nowMs }: Said): Promise<ReplyFacts> {
  const { handlerId, severity } = payload as { readonly handlerId?: StaffId; readonly severity?: Severity };
  const facts = await replyFactsOfCase(deps, { state, calendar, nowMs, handlerId: handlerId ?? state.handlerId });
  return { ...facts, severity: severity ?? state.severity };
}

interface CaseNow {
  readonly state: ComplaintState;
  /** Hours of complaints. */
  readonly calendar: WorkingCalendar;
  readonly nowMs: number;
  readonly handlerId: StaffId | null;
}

/** What a message about a case can name, with the rules that its workflow has and the name from the staff register. */
export async function replyFactsOfCase(
  deps: Pick<ApiDeps, 'temporal' | 'settings' | 'staff' | 'models'>,
  { state, calendar, nowMs, handlerId }: CaseNow,
): Promise<ReplyFacts> {
  const [rules, handler] = await Promise.all([
    rulesOfCase(deps, state),
    handlerId === null ? null : deps.staff.get(handlerId),
  ]);
  return replyFactsOf(state, { rules, calendar, nowMs, handler: handler?.name ?? null });
}
