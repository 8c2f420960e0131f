import { levelFor } from '../../domain/complaint/deciding.ts';
import type { ComplaintCommandName, ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import type { Level } from '../../domain/complaint/catalogue.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import { provisionalSeverity } from '../../domain/complaint/severity.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { localDateOf } from '../../domain/calendar.ts';
import { dayMs } from '../../domain/wait.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { ComplaintRow } from './complaint-row.ts';
import { answeredAfterDays, appealsAfterDays, categoryOf, complaintChannelOf, decisionOf } from './mapping.ts';
import type { MovedDates } from './moved-dates.ts';
import { posts } from './staff.ts';

/** Something a person does to a case. */
export interface PlannedCommand {
  readonly name: ComplaintCommandName;
  readonly payload: ComplaintCommandPayload<ComplaintCommandName>;
  readonly actor: Actor;
}

/** What is done to a case at one instant, in order. */
export interface PlannedStep {
  readonly atMs: number;
  readonly commands: readonly PlannedCommand[];
}

/** A row as the bank lives through it, from registration to the last report-back. */
export interface PlannedCase {
  readonly complaintId: string;
  readonly row: ComplaintRow;
  readonly registration: RegisterComplaint;
  /** Ascending, all after `registration.receivedAtMs`. */
  readonly steps: readonly PlannedStep[];
}

/** Hours of the bank's day. The file has dates only; an answer or an acknowledgement on the last day of its limit comes before
 *  the hour at which the limit began. Nobody acts at an instant at which a warning of the same case does, so that every run
 *  is the same. */
const hours = { answered: 10, acknowledgedLater: 10.5, received: 12, acknowledgedAtOnce: 13, appealed: 14 } as const;

/** Days from an appeal to its decision; the file tells none. */
const reviewedAfterDays = 4;

export function planCase(row: ComplaintRow, dates: MovedDates, rules: ComplaintRules): PlannedCase {
  const { date_received: received, date_sent_to_company: sent } = row;
  const isSameDay = received === sent;
  const answered = sent + answeredAfterDays(row);
  const appealed = answered + appealsAfterDays(row);
  const at = (day: number, hour: number, commands: readonly PlannedCommand[]): PlannedStep => ({
    atMs: dates.at(day, hour),
    commands,
  });
  const registration = registrationOf(row, dates);
  const answer = answerCommands(
    row,
    rules,
    localDateOf(dates.calendar, dates.at(answered, hours.answered) + 30 * dayMs),
  );
  const steps = [
    at(sent, isSameDay ? hours.acknowledgedAtOnce : hours.acknowledgedLater, acknowledgeCommands(row, registration)),
    at(answered, hours.answered, answer),
  ];
  if (row['consumer_disputed?'] === 'Yes') {
    const reviewer = reviewerOf(row, rules);
    steps.push(
      at(appealed, hours.appealed, appealCommands(reviewer)),
      at(appealed + reviewedAfterDays, hours.answered, reviewCommands(reviewer)),
    );
  }
  return { complaintId: registration.caseNumber, row, registration, steps };
}

function registrationOf(row: ComplaintRow, dates: MovedDates): RegisterComplaint {
  const { complaint_id: id, product, sub_product: subProduct, issue, sub_issue: subIssue, company } = row;
  return {
    caseNumber: `CFPB-${id}`,
    branchId: posts.teller.branchId,
    customer: { name: `消费者 ${id}`, phone: null, coreBankCustomerNo: null, isKeyCustomer: false },
    prospectId: null,
    channel: complaintChannelOf(row),
    receivedAtMs: dates.at(row.date_received, hours.received),
    category: categoryOf(row),
    description: [`${product}${subProduct === '' ? '' : ` (${subProduct})`}`, company, issue, subIssue]
      .filter((part) => part !== '')
      .join(' · '),
    customerDemand: '',
    contact: row.submitted_via,
    complainedStaffId: null,
    isSettledOnTheSpot: false,
    isRepeated: false,
    isAboutSupervisor: false,
  };
}

function command<Name extends ComplaintCommandName>(
  name: Name,
  payload: ComplaintCommandPayload<Name>,
  actor: Actor = posts.officer,
): PlannedCommand {
  return { name, payload, actor };
}

function message(text: string) {
  return { channel: 'letter', text } as const;
}

/** C-03, C-05: sent to the company, which acknowledges and begins the inquiry. */
function acknowledgeCommands(row: ComplaintRow, registration: RegisterComplaint): PlannedCommand[] {
  const severity = provisionalSeverity({ ...registration, isKeyCustomer: false });
  return [
    command('acknowledge', {
      handlerId: posts.officer.staffId,
      eligible: true,
      category: categoryOf(row),
      severity,
      message: message(`Your complaint ${row.complaint_id} has reached us`),
    }),
    command('startWork', {}),
  ];
}

/** C-08 to C-11: decided, approved where the amount needs it, carried out, told to the customer. */
function answerCommands(row: ComplaintRow, rules: ComplaintRules, improvedBy: string): PlannedCommand[] {
  const decision = decisionOf(row);
  const level = levelFor(rules, decision.compensationFen);
  const improvement = { title: decision.rootCause, ownerId: posts.branchManager.staffId, dueOn: improvedBy };
  return [
    command('submitDecision', decision),
    ...(level === 1 ? [] : [command('decideApproval', { decision: 'approved', reason: null }, approverOf(level))]),
    command('completeActions', {}),
    ...(decision.rootCauseClass === 'process' ? [command('addImprovementItem', improvement)] : []),
    reportBack(),
  ];
}

function reportBack(): PlannedCommand {
  return command('recordReportBack', {
    channel: 'phone',
    understood: true,
    accepted: true,
    reason: null,
    externalRouteTold: true,
  });
}

function approverOf(level: Level): Actor {
  return level === 3 ? posts.sponsor : posts.branchManager;
}

/** Above whoever decided, and not whoever approved (8.7). */
function reviewerOf(row: ComplaintRow, rules: ComplaintRules): Reviewer {
  const approvedAt = levelFor(rules, decisionOf(row).compensationFen);
  return approvedAt === 1 ? { actor: posts.branchManager, level: 2 } : { actor: posts.secondSponsor, level: 3 };
}

interface Reviewer {
  readonly actor: Actor;
  readonly level: Level;
}

/** C-14: the customer disputes the answer; a reviewer is named the same day. */
function appealCommands({ actor, level }: Reviewer): PlannedCommand[] {
  const named = {
    reviewerId: actor.staffId,
    reviewerLevel: level,
    message: message('Your appeal has reached us; somebody who had no part in the case reviews it'),
  };
  return [
    command('appeal', { reason: 'the consumer disputes the answer' }),
    command('acknowledgeAppeal', named, posts.secondSponsor),
  ];
}

/** C-16, C-11: the file tells of no other remedy after a dispute, so the answer stands. */
function reviewCommands({ actor }: Reviewer): PlannedCommand[] {
  return [
    command('decideAppeal', { decision: 'rejected', findings: 'the answer stands', remedy: null }, actor),
    reportBack(),
  ];
}
