import { criteria } from '../../../domain/process/definition.ts';
import { remedyFor } from '../../../domain/prospect/remedies.ts';
import { wayForward } from '../../../domain/prospect/way-forward.ts';
import { bankDate } from '../../words/format.ts';
import { choicesFor } from './choices.ts';
import type { FormCommand } from './commands.ts';
import type { FormFacts, Values } from './facts.ts';
import { fieldsOf, type Field } from './fields.ts';
import { layoutOf, type Layout } from './layout.ts';
import { unmasked } from './masked.ts';

type Start = (facts: FormFacts) => Values;

/** What the record already says, as a payload to go on from: nobody types twice what the bank knows. */
const starts: Partial<Record<FormCommand, Start>> = {
  submitQualification: ({ record: { qualification } }) => ({
    answers: criteria.map(
      (criterion) =>
        qualification?.answers.find((answer) => answer.criterion === criterion) ?? { criterion, evidence: '' },
    ),
    growthType: qualification?.growthType ?? false,
  }),
  saveIntel: ({ record: { intel, qualification } }) => ({
    ...intel,
    swot: intel.swot ?? { strengths: [], weaknesses: [], opportunities: [], threats: [] },
    criteria: qualification?.answers ?? [],
  }),
  submitVisitPlan: ({ record: { visitPlan, intel } }) => {
    if (visitPlan !== null) {
      const { visitPlanId: _id, status: _status, ...plan } = visitPlan;
      return plan;
    }
    const deciders = intel.stakeholders.filter(({ role }) => role === 'decisionMaker');
    const people = deciders.length > 0 ? deciders : intel.stakeholders.length === 1 ? intel.stakeholders : [];
    return { stakeholderIds: people.map(({ stakeholderId }) => stakeholderId), anticipatedObjections: [{}] };
  },
  proposeAppointment: ({ record: { visitPlan, customer } }) => ({
    method: 'phone',
    result: 'proposed',
    stakeholderIds: visitPlan?.stakeholderIds ?? [],
    slot: { place: unmasked(customer.address) },
  }),
  rescheduleAppointment: ({ record: { appointment } }) => ({
    startAt: appointment?.startAt,
    endAt: appointment?.endAt,
    place: appointment?.place,
  }),
  submitMinutes: ({ record, unmet, nowMs }) => {
    const latest = record.meetings.at(-1);
    // Minutes that still lack something are completed; complete ones are followed by those of another talk.
    const isIncomplete = unmet.some(({ code }) => remedyFor(code, record)?.command === 'submitMinutes');
    if (latest !== undefined && isIncomplete) {
      const { meetingId: _id, ...minutes } = latest;
      return minutes;
    }
    const { appointment } = record;
    const appointedMs = appointment === null ? nowMs : Date.parse(appointment.startAt);
    return { heldAt: new Date(Math.min(appointedMs, nowMs)).toISOString() };
  },
  answerObjection: ({ record: { objections } }) => {
    const objection = objections.find(({ status }) => status === 'open');
    return objection === undefined ? {} : { objectionId: objection.objectionId };
  },
  confirmObjection: ({ record: { objections } }) => ({
    objectionId: objections.find(({ status }) => status === 'responding')?.objectionId,
  }),
  completeDeal: ({ record: { deal, customer, expectedValueFen, lastAttempt }, nowMs }) =>
    deal === null
      ? {
          items: [{ amountFen: expectedValueFen ?? undefined }],
          signedOn: bankDate(nowMs),
          coreBankCustomerNo: unmasked(customer.coreBankCustomerNo),
          otherBusinessIntroduced: lastAttempt?.otherBusinessIntroduced,
        }
      : { ...deal, promises: deal.promises.map(({ text, dueAt }) => ({ text, dueAt })) },
  confirmBooking: ({ record: { deal } }) => ({
    bookedAmountFen: deal?.items.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }),
  createMaintenancePlan: ({ record: { maintenancePlan, ownerId } }) => {
    if (maintenancePlan === null) return { maintainingManagerId: ownerId };
    const { intervalDays: _days, ...plan } = maintenancePlan;
    return plan;
  },
  updateCustomer: ({ record: { customer, expectedValueFen } }) => ({ ...customer, expectedValueFen }),
  recordContact: ({ nowMs }) => ({
    direction: 'outbound',
    channel: 'phone',
    purpose: 'followUp',
    at: new Date(nowMs).toISOString(),
  }),
  advance: ({ record }) => ({ to: wayForward(record)?.to ?? undefined }),
  requestOverride: ({ unmet }) => ({ codes: unmet.filter(({ kind }) => kind === 'soft').map(({ code }) => code) }),
};

/** What a form shows when it opens: what the record says, over it what the caller gives. Both are payloads.
 *  A field that can only have one value has it. */
export function startValues(command: FormCommand, facts: FormFacts, given: Values = {}): Values {
  const start = { ...starts[command]?.(facts), ...given };
  return fill(fieldsOf(command), start, (field) => onlyChoice(command, field, facts), layoutOf(command));
}

function onlyChoice(command: FormCommand, field: Field, facts: FormFacts): string | undefined {
  if (field.name !== 'to' && field.name !== 'taskId' && field.name !== 'objectionId') return undefined;
  const [first, second] = choicesFor(command, field, facts, {});
  return second === undefined ? first?.value : undefined;
}

/** A payload, or what there is of one, as the values of a form.
 *  @param only the value of a field that can only have one */
export function fill(
  fields: readonly Field[],
  start: Values,
  only: (field: Field) => string | undefined,
  layout: Pick<Layout, 'widgets'>,
): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = start[field.name] ?? undefined;
      return [field.name, valueOf(field, value, only, layout)];
    }),
  );
}

function valueOf(
  field: Field,
  value: unknown,
  only: (field: Field) => string | undefined,
  layout: Pick<Layout, 'widgets'>,
): unknown {
  switch (field.kind) {
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'references':
      return value ?? [];
    case 'record':
      return fill(field.fields, (value ?? {}) as Values, only, layout);
    case 'records':
      return ((value ?? []) as Values[]).map((entry) => fill(field.fields, entry, only, layout));
    case 'flag':
      return value ?? (layout.widgets[field.path] === 'yesNo' ? undefined : false);
    case 'text':
    case 'choice':
      return value ?? only(field);
    default:
      return value;
  }
}
