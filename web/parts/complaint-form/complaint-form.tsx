import { Skeleton } from 'antd';
import { useRef } from 'react';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { messageOf } from '../../../domain/complaint/reply/text.ts';
import { useLanguage, useLocalized } from '../../words/words.ts';
import { DraftNotice } from '../command-form/draft-notice.tsx';
import type { Values } from '../command-form/facts.ts';
import { FormProvider, type FormState } from '../command-form/form-context.ts';
import { LooseMistakes } from '../command-form/form-notices.tsx';
import { FormSheet } from '../command-form/form-sheet.tsx';
import { isShown } from '../command-form/layout.ts';
import { checkAgainst } from '../command-form/mistakes.ts';
import { isRecordAsked, payloadOf } from '../command-form/payload.ts';
import { useFormFocus } from '../command-form/use-form-focus.ts';
import { useFormValues } from '../command-form/use-form-values.ts';
import { ProblemText } from '../problem-text.tsx';
import { complaintChoices } from './choices.ts';
import { complaintContracts, complaintFieldsOf } from './commands.ts';
import type { ComplaintFacts } from './facts.ts';
import { wordsInCase } from './words-in-case.ts';
import { complaintLayoutOf } from './layout.ts';
import { ChangedBehind } from './changed-behind.tsx';
import { ReplyAid } from './reply-aid.tsx';
import { CaseChanged, UnmetOfCase } from './refusal.tsx';
import { complaintStartValues } from './start-values.ts';
import { whyNobody } from './nobody.ts';
import { useComplaintFacts } from './use-complaint-facts.ts';
import { useSendComplaint } from './use-send-complaint.ts';
import { complaintAboutOf, complaintTitleOf } from './words/texts.ts';
import '../command-form/command-form.css';

export type OpenComplaintForm = (command: ComplaintCommandName) => void;

interface ComplaintFormProps {
  readonly complaintId: string;
  readonly command: ComplaintCommandName;
  /** A payload, or part of one, to start with; what the case says fills in the rest. */
  readonly start?: Values | undefined;
  readonly onDone: () => void;
  /** Opens the form of another command, for what has to be done first. */
  readonly open: OpenComplaintForm;
}

/** The form of any command of a complaint, made from its contract as those of prospects are. */
export function ComplaintForm({ complaintId, command, ...rest }: ComplaintFormProps) {
  const { facts, error } = useComplaintFacts(complaintId, command);
  if (facts === undefined)
    return error === null ? <Skeleton active paragraph={{ rows: 6 }} /> : <ProblemText error={error} />;
  return <FilledComplaintForm key={`${complaintId} ${command}`} facts={facts} command={command} {...rest} />;
}

interface FilledProps extends Omit<ComplaintFormProps, 'complaintId'> {
  readonly facts: ComplaintFacts;
}

function FilledComplaintForm({ facts, command, start, onDone, open }: FilledProps) {
  const localized = useLocalized();
  const language = useLanguage();
  const layout = complaintLayoutOf(command);
  const fields = complaintFieldsOf(command);
  const box = useRef<HTMLDivElement>(null);
  const given = useFormValues({
    place: { staffId: facts.staffId, recordId: facts.record.complaintId, command },
    begin: complaintStartValues(command, facts, language, start),
    start,
    payloadOf: (values, begun) => payloadOf(fields, { layout, facts, values, begun }),
    check: (payload) => checkAgainst(complaintContracts[command], fields, payload),
  });
  const goToMistake = useFormFocus(box, null);
  const sending = useSendComplaint({ command, facts, given, onDone, goToMistake });
  const state: FormState = {
    widgets: layout.widgets,
    values: given.values,
    wordsOf: (path) => wordsInCase(command, path, facts),
    choicesOf: (field) => complaintChoices(command, field, facts),
    whyEmpty: (field) => whyNobody(field, facts),
    isShown: (path) => isShown(layout, path, given.values, facts),
    isRecordAsked: (field) => isRecordAsked(layout, field, given.values),
    open: null,
    belowOf: ({ path }) =>
      path === messageOf(command)?.path ? <ReplyAid command={command} facts={facts} given={given} /> : null,
  };
  const about = complaintAboutOf(command);
  return (
    <FormProvider value={state}>
      <div ref={box}>
        {about !== null && <p className="form-about">{localized(about)}</p>}
        <DraftNotice draft={given.draft} onStartOver={given.startOver} />
        <FormSheet
          title={complaintTitleOf(command)}
          fields={fields}
          groups={layout.groups}
          given={given}
          isSending={sending.isSending}
          onSend={() => void sending.send()}
        >
          <div className="form-notices">
            <LooseMistakes mistakes={given.mistakes.loose} />
            {sending.isStale ? (
              <CaseChanged complaintId={facts.record.complaintId} command={command} sending={sending} />
            ) : (
              <ChangedBehind command={command} record={facts.record} sending={sending} />
            )}
            <UnmetOfCase unmet={sending.refusal.unmet} command={command} open={open} />
            <ProblemText error={sending.error} />
          </div>
        </FormSheet>
      </div>
    </FormProvider>
  );
}
