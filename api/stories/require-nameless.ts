import type { ValidationProblem } from '../../contracts/problem.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import { leaksIn, staffNamesIn, type KnownNames, type LeakKind } from '../../domain/story/leaks.ts';
import { canBeTold, storyFields, type StoryText } from '../../domain/story/story.ts';
import { actorsOf } from '../../models/complaint-log.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { findComplaintWithin } from '../../models/complaint-list.ts';
import { staffNames } from '../../models/organisation.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';

/** What is said at the field. It never repeats what was found. */
const saidOf: Readonly<Record<LeakKind, string>> = {
  customerName: 'holds the name of the customer: write "a customer"',
  staffName: 'holds the name of somebody on the staff: write what they do, e.g. "a teller"',
  caseNumber: 'holds the number of the case: leave it out',
  coreBankNumber: 'holds the customer number: leave it out',
  phone: 'holds a telephone number: leave it out',
  longNumber: 'holds a number of six digits or more: leave it out, or round it',
  email: 'holds an e-mail address: leave it out',
};

/** A case as it stands, whoever asks.   @throws RequestFailure WRONG_PHASE while it is not over */
export async function requireTellable({ models }: ApiDeps, complaintId: ComplaintId): Promise<ComplaintSnapshot> {
  const snapshot = await findComplaintWithin(models.complaints, complaintId, {});
  if (snapshot === null) throw new RequestFailure('NOT_FOUND', 'The complaint is not there any more.');
  if (!canBeTold(snapshot.status))
    throw new RequestFailure('WRONG_PHASE', 'A story is told of a case that is closed.', {
      actualStatus: snapshot.status,
    });
  return snapshot;
}

/** @param others what else is wrong with the request, so that its author hears of everything at once
 *  @throws RequestFailure VALIDATION_FAILED with every kind of thing in every field that leads to somebody */
export async function requireNameless(
  deps: ApiDeps,
  snapshot: ComplaintSnapshot,
  story: StoryText,
  others: readonly ValidationProblem[] = [],
): Promise<void> {
  const known = await knownNamesOf(deps, snapshot);
  const leaks = storyFields.flatMap((field) =>
    leaksIn(story[field], known).map((kind) => ({
      in: 'body' as const,
      pointer: `/${field}`,
      code: `leak_${kind}`,
      detail: saidOf[kind],
    })),
  );
  const errors = [...leaks, ...others];
  if (errors.length === 0) return;
  const detail =
    leaks.length === 0 ? 'Some fields are not valid.' : 'The story leads to a person; change what the fields say.';
  throw new RequestFailure('VALIDATION_FAILED', detail, { errors });
}

async function knownNamesOf({ models }: ApiDeps, snapshot: ComplaintSnapshot): Promise<KnownNames> {
  const { _id, state, customerName, coreBankCustomerNo, caseNumber, prospectId } = snapshot;
  const [actors, staff, prospect] = await Promise.all([
    actorsOf(models.complaintEvents, _id),
    staffNames(models.staff),
    prospectId === null
      ? null
      : models.prospects
          .findById(prospectId, { customerName: 1, coreBankCustomerNo: 1 })
          .lean<{ customerName: string | null; coreBankCustomerNo?: string | null }>(),
  ]);
  const given = (values: readonly (string | null | undefined)[]): string[] =>
    values.filter((value): value is string => typeof value === 'string');
  return {
    customerNames: given([customerName, prospect?.customerName]),
    staffNames: staffNamesIn([state, actors], staff),
    caseNumbers: [caseNumber],
    coreBankNumbers: given([coreBankCustomerNo, prospect?.coreBankCustomerNo]),
  };
}
