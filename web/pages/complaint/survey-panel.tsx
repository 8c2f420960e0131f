import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { surveyKindWords, surveyReasonWords, surveyStatusWords } from '../../../domain/survey/catalogue-words.ts';
import { surveyKinds, type SurveyKind } from '../../../domain/survey/catalogue.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import type { ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { SurveyLink } from './survey-link.tsx';
import { words } from './survey-words.ts';

export type CaseSurvey = OperationAnswer<'listCaseSurveys'>['items'][number];

const comingEveryMs = 1_000;

/** Whether a survey that was just requested is still to be asked: first it looks up whether the customer may be. */
function isComing(requestedId: string | null, items: readonly CaseSurvey[]): boolean {
  return requestedId !== null && !items.some((one) => one.surveyId === requestedId && one.status !== 'scheduled');
}

/** What the customer was asked about this case, and what somebody has to do about it. */
export function SurveyPanel({ summary }: { readonly summary: ComplaintView['summary'] }) {
  const t = useWords(words);
  const { complaintId } = summary;
  const [requestedId, setRequestedId] = useState<string | null>(null);
  const surveys = useQuery({
    ...queryOf('listCaseSurveys', { params: { complaintId } }),
    refetchInterval: ({ state: { data } }) => isComing(requestedId, data?.items ?? []) && comingEveryMs,
  });
  const items = surveys.data?.items ?? [];
  if (items.length === 0 && (summary.open || surveys.isPending)) return null;
  const isUnderWay = items.some(({ status }) => status === 'sent' || status === 'reminded');
  const isWaiting = items.some(({ status }) => status === 'scheduled');
  return (
    <section className="case-panel case-survey" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ProblemText error={surveys.error} />
      {items.length === 0 && surveys.error === null && <p className="quiet">{t('none')}</p>}
      {items.map((survey) => (
        <Survey key={survey.surveyId} complaintId={complaintId} survey={survey} />
      ))}
      {surveys.data?.mayRequest === true && !isUnderWay && (
        <Request
          complaintId={complaintId}
          isWaiting={isWaiting}
          isComing={isComing(requestedId, items)}
          onRequested={setRequestedId}
        />
      )}
    </section>
  );
}

interface SurveyProps {
  readonly complaintId: string;
  readonly survey: CaseSurvey;
}

function Survey({ complaintId, survey }: SurveyProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { status, reason, lastLink, toPassOn, comment, answeredAt } = survey;
  return (
    <div className="case-survey-one">
      <p>
        <Tag>{localized(surveyStatusWords[status])}</Tag> {reason !== null && localized(surveyReasonWords[reason])}
        {status === 'scheduled' && t('scheduled', { at: formats.instant(survey.askAt) })}
        {survey.mayPassOn && t('open', { at: formats.instant(survey.endsAt) })}
        {answeredAt !== null && t('answeredAt', { at: formats.instant(answeredAt) })}
      </p>
      {toPassOn && <Alert type="info" showIcon title={t(status === 'reminded' ? 'toPassOnAgain' : 'toPassOn')} />}
      {lastLink !== null && answeredAt === null && (
        <p className="quiet">{t('passedOn', { who: names.staff(lastLink.by), at: formats.instant(lastLink.at) })}</p>
      )}
      {survey.mayPassOn && <SurveyLink complaintId={complaintId} surveyId={survey.surveyId} />}
      {comment !== null && (
        <>
          <h3>{t('comment')}</h3>
          <p>“{comment}”</p>
        </>
      )}
      {survey.followUp !== null && <LowScores complaintId={complaintId} survey={survey} />}
    </div>
  );
}

function LowScores({ complaintId, survey }: SurveyProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const [isAsked, setIsAsked] = useState(false);
  const { followUp, lowScores } = survey;
  if (followUp === null) return null;
  const { dueAt, overdue, done } = followUp;
  return (
    <>
      {lowScores !== null && (
        <>
          <h3>{t('lowScores')}</h3>
          <ul className="case-list">
            {lowScores.map(({ itemId, text, score }) => (
              <li key={itemId}>
                {localized(text)} · <strong>{t('score', { score })}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {done === null ? (
        <>
          <Alert
            type={overdue ? 'error' : 'warning'}
            showIcon
            title={t(overdue ? 'followUpOverdue' : 'followUpDue', { at: formats.instant(dueAt) })}
            description={survey.mayFollowUp ? undefined : t('followUpWho')}
          />
          {survey.mayFollowUp && <Button onClick={() => setIsAsked(true)}>{t('followUp')}</Button>}
          {isAsked && <FollowUpForm complaintId={complaintId} survey={survey} onClose={() => setIsAsked(false)} />}
        </>
      ) : (
        <p>{t('followedUp', { who: names.staff(done.by), at: formats.instant(done.at), note: done.note })}</p>
      )}
      {lowScores !== null && (
        <p>
          {t('caseFollows')}{' '}
          <Link to="/complaints/$complaintId" params={{ complaintId: followUp.complaintId }}>
            {t('openCase')}
          </Link>
        </p>
      )}
    </>
  );
}

interface RequestProps {
  readonly complaintId: string;
  /** A survey waits for its third day. */
  readonly isWaiting: boolean;
  readonly isComing: boolean;
  readonly onRequested: (surveyId: string) => void;
}

function Request({ complaintId, isWaiting, isComing: isOnItsWay, onRequested }: RequestProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const request = useWrite('requestSurvey');
  const [kind, setKind] = useState<SurveyKind>('afterComplaint');
  const ask = (): void =>
    request.mutate(
      { params: { complaintId }, body: { kind: isWaiting ? 'afterComplaint' : kind } },
      {
        onSuccess: ({ surveyId }) => {
          onRequested(surveyId);
          void message.success(t('requested'));
        },
      },
    );
  return (
    <div className="case-survey-request">
      <p className="quiet">{t(isWaiting ? 'requestText' : 'requestAgain')}</p>
      {!isWaiting && (
        <select
          className="plain-select"
          aria-label={t('title')}
          value={kind}
          onChange={({ target }) => setKind(target.value as SurveyKind)}
        >
          {surveyKinds.map((one) => (
            <option key={one} value={one}>
              {localized(surveyKindWords[one])}
            </option>
          ))}
        </select>
      )}{' '}
      <Button loading={request.isPending || isOnItsWay} onClick={ask}>
        {t('request')}
      </Button>
      <ProblemText error={request.error} />
    </div>
  );
}
