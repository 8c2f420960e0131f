import { isNamed } from '../../../domain/complaint/named.ts';
import { levelOf } from '../../../domain/complaint/command.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { fillReply } from '../../../domain/complaint/reply/text.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { Language } from '../../words/language.ts';
import type { Values } from '../command-form/facts.ts';
import type { Field } from '../command-form/fields.ts';
import { fill } from '../command-form/start-values.ts';
import { complaintChoices } from './choices.ts';
import { complaintFieldsOf } from './commands.ts';
import type { ComplaintFacts } from './facts.ts';
import { complaintLayoutOf } from './layout.ts';
import { replyLanguageOf } from './reply-facts.ts';

type Start = (facts: ComplaintFacts, language: Language) => Values;

const byPhone: Start = () => ({ channel: 'phone' });

/** What the case already says, as a payload to go on from; messages to the customer as the bank usually puts them. */
const starts: Partial<Record<ComplaintCommandName, Start>> = {
  acknowledge: (facts, language) => {
    const { record, organisation, staffId } = facts;
    const me = organisation.staff.find((member) => member.staffId === staffId);
    const handles = me !== undefined && levelOf(me) !== null && !isNamed(record, staffId);
    return {
      category: record.category,
      severity: record.severity,
      ...(handles ? { handlerId: staffId } : {}),
      message: { channel: 'phone', text: usualText(facts, language, handles ? me.name : null) },
    };
  },
  confirmDuplicate: () => ({ message: { channel: 'phone' } }),
  askCustomer: byPhone,
  tellCustomer: byPhone,
  nameCauseFinder: ({ record }) => ({ severity: record.severity }),
  submitCause: ({ record: { decision, actions } }) =>
    decision === null
      ? {}
      : {
          rootCauseClass: decision.rootCauseClass,
          rootCause: decision.rootCause,
          measures: decision.remedy,
          actions: actions.map(({ text, ownerId, dueAt }) => ({ text, ownerId, dueAt })),
        },
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
  sendLetter: (facts, language) => ({ text: usualText(facts, language, facts.replyAid?.facts.handler ?? null) }),
  acknowledgeAppeal: (facts, language) => ({
    message: { channel: 'phone', text: usualText(facts, language, facts.replyAid?.facts.handler ?? null) },
  }),
  decideExtension: (facts, language) => ({
    message: { channel: 'phone', text: usualText(facts, language, facts.replyAid?.facts.handler ?? null) },
  }),
};

/** What comes with the product for this message, in the language of whoever writes; a handler who is not chosen yet is filled
 *  in later. Empty when the server did not say what suits. */
function usualText({ replyAid }: ComplaintFacts, language: Language, handler: LocalizedText | null): string {
  const wanted = replyLanguageOf(language);
  const body = replyAid?.replies.find((reply) => !reply.own && reply.language === wanted)?.body ?? '';
  return replyAid === null ? body : fillReply(body, wanted, { ...replyAid.facts, handler });
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
