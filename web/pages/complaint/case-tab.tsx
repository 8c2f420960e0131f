import type { ReactNode } from 'react';
import {
  appealDecisionWords,
  closingWords,
  complaintContactWords,
  findingWords,
  remedyKindWords,
  rootCauseWords,
} from '../../../domain/complaint/catalogue-words.ts';
import { isSystemic } from '../../../domain/complaint/systemic.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { EvidencePart } from './evidence-part.tsx';
import { EndParts, Inquiry } from './case-parts.tsx';
import { CommonCause, SystemicTexts } from './systemic-parts.tsx';
import { Part } from './part.tsx';
import { words } from './words.ts';

interface PartProps {
  readonly record: ComplaintRecord;
}

/** What happened and what the customer wants, then everything that came of it, the newest matter first. */
export function CaseTab({ record }: PartProps) {
  const t = useWords(words);
  return (
    <div className="case-parts">
      {isSystemic(record) ? (
        <SystemicTexts record={record} />
      ) : (
        <>
          <Part title={t('description')}>{record.description}</Part>
          {record.customerDemand !== '' && <Part title={t('demand')}>{record.customerDemand}</Part>}
        </>
      )}
      <CommonCause record={record} />
      <EndParts record={record} />
      <Appeals record={record} />
      <ReportedBack record={record} />
      <Decision record={record} />
      <EarlierDecisions record={record} />
      <Actions record={record} />
      <EvidencePart record={record} />
      <Inquiry record={record} />
    </div>
  );
}

function Appeals({ record: { appeals } }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  return appeals.toReversed().map(({ number, reason, reviewerId, decision, findings }) => (
    <Part key={number} title={t('appeal', { number })}>
      <p>“{reason}”</p>
      <p>
        {reviewerId === null ? t('appealNoReviewer') : t('appealReviewer', { who: names.staff(reviewerId) })}
        {decision !== null &&
          ` · ${t('appealFindings', { decision: localized(appealDecisionWords[decision]), findings: findings ?? '' })}`}
      </p>
    </Part>
  ));
}

function ReportedBack({ record: { reportBack, failedReportBacks, letterSentAt, closing } }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  if (reportBack === null && failedReportBacks.length === 0 && letterSentAt === null && closing === null) return null;
  return (
    <Part title={t('reportBack')}>
      {reportBack !== null && (
        <p>
          {t('reportedBack', {
            who: names.staff(reportBack.by),
            channel: localized(complaintContactWords[reportBack.channel]),
            understood: t(reportBack.understood ? 'understood' : 'notUnderstood'),
            accepted: t(reportBack.accepted ? 'accepted' : 'notAccepted'),
          })}
        </p>
      )}
      {failedReportBacks.length > 0 && <p>{t('failedAttempts', { count: failedReportBacks.length })}</p>}
      {letterSentAt !== null && <p>{t('letterSent', { at: formats.instant(letterSentAt) })}</p>}
      {closing !== null && (
        <p>
          {t('closing')} · {formats.instant(closing.at)} · {localized(closingWords[closing.kind])}
        </p>
      )}
    </Part>
  );
}

function Decision({ record }: PartProps) {
  const t = useWords(words);
  const { decision, approval } = record;
  if (decision === null) return null;
  return (
    <Part title={t('decision')}>
      <DecisionFacts decision={decision} approval={approval} isSystemic={isSystemic(record)} />
    </Part>
  );
}

/** What stood before the present decision came in its place. */
function EarlierDecisions({ record }: PartProps) {
  const t = useWords(words);
  const formats = useFormats();
  return (record.earlierDecisions ?? []).toReversed().map(({ decision, approval, resolvedAt }) => (
    <Part key={decision.at} title={t('earlierDecision')}>
      <DecisionFacts decision={decision} approval={approval} isSystemic={isSystemic(record)} />
      <p className="quiet">
        {resolvedAt === null ? t('notCarriedOut') : t('carriedOut', { at: formats.instant(resolvedAt) })}
      </p>
    </Part>
  ));
}

interface DecisionProps extends Pick<ComplaintRecord, 'approval'> {
  readonly decision: NonNullable<ComplaintRecord['decision']>;
  readonly isSystemic: boolean;
}

function DecisionFacts({ decision, approval, isSystemic: isOfSystemic }: DecisionProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  return (
    <dl className="case-facts">
      {!isOfSystemic && <Line name={t('finding')}>{localized(findingWords[decision.finding])}</Line>}
      <Line name={t('rootCause')}>
        {localized(rootCauseWords[decision.rootCauseClass])} · {decision.rootCause}
      </Line>
      <Line name={t(isOfSystemic ? 'measures' : 'remedy')}>{decision.remedy}</Line>
      {decision.remedyKinds !== undefined && decision.remedyKinds.length > 0 && (
        <Line name={t('remedyKinds')}>
          {decision.remedyKinds.map((kind) => localized(remedyKindWords[kind])).join(' · ')}
        </Line>
      )}
      {decision.compensationFen > 0 && <Line name={t('compensation')}>{formats.money(decision.compensationFen)}</Line>}
      <Line name={t('decidedBy')}>
        {names.staff(decision.decidedBy)} · {formats.instant(decision.at)}
      </Line>
      {approval !== null && (
        <Line name={t('approval')}>
          {approval.decision === 'pending'
            ? t('approvalPending', { level: approval.level })
            : t(approval.decision === 'approved' ? 'approvalApproved' : 'approvalRejected', {
                who: names.staff(approval.decidedBy),
                reason: approval.reason ?? '',
              })}
        </Line>
      )}
    </dl>
  );
}

function Actions({ record: { actions } }: PartProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  if (actions.length === 0) return null;
  return (
    <Part title={t('actions')}>
      <ul className="case-list">
        {actions.map(({ actionId, text, ownerId, dueAt, doneAt, result, calledOffFor }) => (
          <li key={actionId}>
            {text}
            <span className="quiet">
              {' · '}
              {doneAt === null
                ? t('actionDue', { who: names.staff(ownerId), at: formats.instant(dueAt) })
                : t(calledOffFor === undefined ? 'actionDone' : 'actionCalledOff', {
                    at: formats.instant(doneAt),
                    reason: calledOffFor ?? '',
                  })}
            </span>
            {result != null && <p>“{result}”</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
