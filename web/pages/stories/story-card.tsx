import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { complaintContactWords } from '../../../domain/complaint/catalogue-words.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { StoryForm, type Story } from './story-form.tsx';
import { words } from './words.ts';

/** One story, and what the reader may do about it. */
export function StoryCard({ story }: { readonly story: Story }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const { title, origin, rewritable, decisions } = story;
  return (
    <article className="story">
      <h2>{title}</h2>
      {(['happened', 'done', 'lesson'] as const).map((part) => (
        <section key={part}>
          <h3>{t(part)}</h3>
          <p>{story[part]}</p>
        </section>
      ))}
      <Audience audience={story.audience} />
      {origin !== null && <Origin origin={origin} lacksConsent={lacksConsent(story)} />}
      {rewritable && <Button onClick={() => setOpen(true)}>{t('rewrite')}</Button>}
      {decisions.length > 0 && <Decisions story={story} />}
      {isOpen && origin !== null && (
        <StoryForm complaintId={origin.complaintId} story={story} onClose={() => setOpen(false)} />
      )}
    </article>
  );
}

/** Whom it is told to. Inside the bank is what a story is by itself. */
function Audience({ audience }: Pick<Story, 'audience'>) {
  const t = useWords(words);
  const names = useNames();
  if (audience.reach === 'bank') return <p className="quiet">{t('for_bank')}</p>;
  const branches = audience.branchIds.map((branchId) => names.branch(branchId)).join(t('comma'));
  return (
    <p>
      <Tag color="blue">{t('for_customers')}</Tag> {t('ofBranches', { branches })}
    </p>
  );
}

function lacksConsent({ audience, origin }: Story): boolean {
  return audience.reach === 'customers' && origin !== null && origin.consent === null;
}

interface OriginProps {
  readonly origin: NonNullable<Story['origin']>;
  readonly lacksConsent: boolean;
}

function Origin({ origin, lacksConsent: isUnasked }: OriginProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { complaintId, authorId, consent, sentBackFor } = origin;
  return (
    <>
      {sentBackFor !== null && <Alert type="warning" title={t('sentBackFor', { reason: sentBackFor })} />}
      {isUnasked && <Alert type="warning" showIcon title={t('noConsent')} />}
      {consent !== null && (
        <p className="quiet">
          {t('agreed', {
            day: consent.givenOn,
            how: localized(complaintContactWords[consent.channel]),
            who: names.staff(consent.recordedBy),
            at: formats.instant(consent.recordedAt),
          })}
        </p>
      )}
      <p className="quiet">
        {t('by', { who: names.staff(authorId) })} ·{' '}
        <Link to="/complaints/$complaintId" params={{ complaintId }}>
          {t('openCase')}
        </Link>
      </p>
    </>
  );
}

/** Publishing takes one click; sending back and withdrawing say why. */
function Decisions({ story: { storyId, revision, decisions } }: { readonly story: Story }) {
  const t = useWords(words);
  const { message } = useFeedback();
  const [reason, setReason] = useState('');
  const write = useWrite('decideStory');
  const decide = (kind: Story['decisions'][number]): void =>
    write.mutate(
      {
        params: { storyId },
        body: { expectedRevision: revision, decision: kind === 'publish' ? { kind } : { kind, reason: reason.trim() } },
      },
      { onSuccess: () => void message.success(t('saved')) },
    );
  const withReason = decisions.filter((kind) => kind !== 'publish');
  return (
    <div className="story-deeds">
      {decisions.includes('publish') && (
        <Button type="primary" loading={write.isPending} onClick={() => decide('publish')}>
          {t('publish')}
        </Button>
      )}
      {withReason.length > 0 && (
        <Input
          aria-label={t('reason')}
          placeholder={t('reason')}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {withReason.map((kind) => (
        <Button key={kind} danger disabled={reason.trim() === ''} onClick={() => decide(kind)}>
          {t(kind)}
        </Button>
      ))}
      {isProblem(write.error, 'STALE_STATE') ? <p role="alert">{t('stale')}</p> : <ProblemText error={write.error} />}
    </div>
  );
}
