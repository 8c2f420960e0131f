import { Button, Tag } from 'antd';
import { useNames } from '../../parts/organisation.ts';
import { criterionWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { criterionResultWords } from '../../parts/command-form/words/choices.ts';
import { OverrideMatter } from './override-matter.tsx';
import type { MatterOf, Review, Verdict } from './review.ts';
import { words } from './words.ts';

interface MatterProps {
  readonly item: Review;
  readonly isGone: boolean;
  readonly onDecide: (verdict: Verdict) => void;
  readonly onDone: () => void;
}

/** What is to be decided, and the ways to decide it. */
export function Matter({ item, isGone, onDecide, onDone }: MatterProps) {
  const { matter, ownCase } = item;
  const isClosed = ownCase || isGone;
  switch (matter.kind) {
    case 'review':
      return <ReviewMatter matter={matter} isClosed={isClosed} onDecide={onDecide} />;
    case 'override':
      return (
        <OverrideMatter
          key={item.id}
          item={item}
          matter={matter}
          isClosed={isClosed}
          onDecide={onDecide}
          onDone={onDone}
        />
      );
    case 'reassign':
      return <ReassignMatter matter={matter} isClosed={isGone} onDecide={onDecide} />;
    case 'deferred':
      return <DeferredMatter matter={matter} isClosed={isGone} onDecide={onDecide} />;
  }
}

interface PartProps<Kind extends Review['matter']['kind']> {
  readonly matter: MatterOf<Kind>;
  readonly isClosed: boolean;
  readonly onDecide: (verdict: Verdict) => void;
}

function ReviewMatter({ matter, isClosed, onDecide }: PartProps<'review'>) {
  const t = useWords(words);
  return (
    <>
      {matter.deferred !== null && <Findings of={matter.deferred} />}
      <Qualification matter={matter} />
      <div className="review-actions">
        <Button type="primary" disabled={isClosed} onClick={() => onDecide('approve')}>
          {t('approve')}
        </Button>
        <Button danger disabled={isClosed} onClick={() => onDecide('reject')}>
          {t('reject')}
        </Button>
        <Button disabled={isClosed} onClick={() => onDecide('defer')}>
          {t('defer')}
        </Button>
      </div>
    </>
  );
}

function DeferredMatter({ matter, isClosed, onDecide }: PartProps<'deferred'>) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <>
      <p>
        <strong>{t('until', { at: formats.instant(matter.until) })}</strong>
      </p>
      <Findings of={matter} />
      <Qualification matter={matter} />
      <div className="review-actions">
        <Button type="primary" disabled={isClosed} onClick={() => onDecide('approve')}>
          {t('decideNow')}
        </Button>
      </div>
    </>
  );
}

/** Why the review was put off, by whom and when. */
function Findings({ of }: { readonly of: NonNullable<MatterOf<'review'>['deferred']> }) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { findings, decidedBy, decidedAt } = of;
  return (
    <>
      <h3>{t('findings')}</h3>
      <p className="review-text">
        {findings}{' '}
        <span className="quiet">
          {t('findingsBy', { who: names.staff(decidedBy), at: formats.instant(decidedAt) })}
        </span>
      </p>
    </>
  );
}

function ReassignMatter({ matter: { deadline, dueAt }, isClosed, onDecide }: PartProps<'reassign'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  return (
    <>
      {deadline !== null && (
        <p>
          {t('reassignText')} <strong>{localized(deadline)}</strong>
          {dueAt !== null && <span className="quiet"> · {t('reassignDue', { at: formats.instant(dueAt) })}</span>}
        </p>
      )}
      <div className="review-actions">
        <Button type="primary" disabled={isClosed} onClick={() => onDecide('approve')}>
          {t('assignOwner')}
        </Button>
        <Button disabled={isClosed} onClick={() => onDecide('reject')}>
          {t('keepOwner')}
        </Button>
      </div>
    </>
  );
}

const colours = { pass: 'green', fail: 'red', unknown: 'gold' } as const;

function Qualification({ matter }: { readonly matter: MatterOf<'review'> | MatterOf<'deferred'> }) {
  const t = useWords(words);
  const localized = useLocalized();
  const { growthType, walkInLoan, answers } = matter;
  return (
    <>
      <p>
        {growthType && <Tag color="blue">{t('growthType')}</Tag>}
        {walkInLoan && <Tag color="blue">{t('walkInLoan')}</Tag>}
      </p>
      <h3>{t('answers')}</h3>
      {answers.length === 0 ? (
        <p className="quiet">{t('noAnswers')}</p>
      ) : (
        <table className="review-answers">
          <thead>
            <tr>
              <th scope="col">{t('criterion')}</th>
              <th scope="col">{t('result')}</th>
              <th scope="col">{t('evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ criterion, result, evidence }) => (
              <tr key={criterion}>
                <th scope="row">{localized(criterionWords[criterion])}</th>
                <td>
                  <Tag color={colours[result]}>
                    {localized(criterionResultWords[result] ?? { zh: result, en: result })}
                  </Tag>
                </td>
                <td className="review-text">{evidence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
