import { levelOf } from '../../../domain/complaint/command.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { formatInstant } from '../../words/format.ts';
import type { Language } from '../../words/language.ts';
import type { Values } from '../command-form/facts.ts';
import type { Field } from '../command-form/fields.ts';
import { fill } from '../command-form/start-values.ts';
import { complaintChoices } from './choices.ts';
import { complaintFieldsOf } from './commands.ts';
import type { ComplaintFacts } from './facts.ts';
import { complaintLayoutOf } from './layout.ts';

type Start = (facts: ComplaintFacts, language: Language) => Values;

const byPhone: Start = () => ({ channel: 'phone' });

/** What the case already says, as a payload to go on from; messages to the customer as the bank usually puts them. */
const starts: Partial<Record<ComplaintCommandName, Start>> = {
  acknowledge: (facts, language) => {
    const { record, organisation, staffId } = facts;
    const me = organisation.staff.find((member) => member.staffId === staffId);
    const handles = me !== undefined && levelOf(me) !== null && staffId !== record.complainedStaffId;
    return {
      category: record.category,
      severity: record.severity,
      ...(handles ? { handlerId: staffId } : {}),
      message: { channel: 'phone', text: receipt(facts, handles ? me.name[language] : null, language) },
    };
  },
  confirmDuplicate: () => ({ message: { channel: 'phone' } }),
  askCustomer: byPhone,
  tellCustomer: byPhone,
  submitDecision: ({ record: { decision, actions } }) =>
    decision === null
      ? {}
      : {
          ...decision,
          actions: actions
            .filter(({ askedBy }) => askedBy === undefined)
            .map(({ text, ownerId, dueAt }) => ({ text, ownerId, dueAt })),
        },
  recordReportBack: byPhone,
  recordFailedReportBack: byPhone,
  acknowledgeAppeal: () => ({ message: { channel: 'phone' } }),
  decideExtension: () => ({ message: { channel: 'phone' } }),
};

/** Number, handler and promise: what the customer must hear (step 2 of 8.5). */
function receipt({ record, answerDueAt }: ComplaintFacts, handler: string | null, language: Language): string {
  const { caseNumber } = record;
  const due = answerDueAt === null ? null : formatInstant(answerDueAt, language);
  if (language === 'zh') {
    const who = handler === null ? '' : `，由${handler}负责办理`;
    return `您的投诉已受理，编号 ${caseNumber}${who}。${due === null ? '' : `我们将在 ${due} 前答复您。`}`;
  }
  const who = handler === null ? '' : ` ${handler} deals with it.`;
  return `We have received your complaint, number ${caseNumber}.${who}${due === null ? '' : ` You hear from us by ${due}.`}`;
}

/** What a form shows when it opens: what the case says, over it what the caller gives. */
export function complaintStartValues(
  command: ComplaintCommandName,
  facts: ComplaintFacts,
  language: Language,
  given: Values = {},
): Values {
  const start = { ...starts[command]?.(facts, language), ...given };
  const layout = complaintLayoutOf(command);
  return fill(complaintFieldsOf(command), start, (field) => onlyChoice(command, field, facts), layout);
}

const onlyOnes: readonly string[] = ['actionId', 'duplicateOf', 'reviewerId'];

/** A field that can only have one value has it. */
function onlyChoice(command: ComplaintCommandName, field: Field, facts: ComplaintFacts): string | undefined {
  if (!onlyOnes.includes(field.name)) return undefined;
  const [first, second] = complaintChoices(command, field, facts) ?? [];
  return second === undefined ? first?.value : undefined;
}
