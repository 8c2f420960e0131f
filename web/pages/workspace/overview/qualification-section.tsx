import { Tag } from 'antd';
import { ScrollingTable } from '../../../parts/scrolling-table.tsx';
import { criterionResultWords } from '../../../parts/command-form/words/choices.ts';
import { useNames } from '../../../parts/event-sentence/use-names.ts';
import { criterionWords } from '../../../words/catalogue.ts';
import { useFormats } from '../../../words/format.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import type { ProspectRecord } from '../moment.ts';
import { usePageState } from '../page-context.ts';
import { Section } from './section.tsx';
import { overviewWords } from './words.ts';

const colours = { pass: 'green', fail: 'red', unknown: 'gold' } as const;

/** The five selection questions, and the rigorous review when there was one. */
export function QualificationSection() {
  const { record } = usePageState();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { qualification, review } = record;
  return (
    <Section
      title={t('qualification')}
      command={record.phase === 'rigorousReview' ? 'decideReview' : 'submitQualification'}
    >
      {qualification === null ? (
        <p className="quiet">{t('notYet')}</p>
      ) : (
        <>
          <p className="quiet">
            {t('byAt', {
              who: localized(names.staff(qualification.submittedBy)),
              when: formats.instant(qualification.submittedAt),
            })}{' '}
            {qualification.growthType && <Tag>{t('growth')}</Tag>}
            {qualification.conditional !== null && (
              <Tag color="gold">{t('conditional', { when: formats.date(qualification.conditional.resolveBy) })}</Tag>
            )}
          </p>
          <Answers answers={qualification.answers} />
        </>
      )}
      {review !== null && (
        <p>
          <strong>{t('review')}</strong> {review.findings}{' '}
          <span className="quiet">
            {t('byAt', { who: localized(names.staff(review.decidedBy)), when: formats.instant(review.decidedAt) })}
          </span>
        </p>
      )}
    </Section>
  );
}

type Qualification = NonNullable<ProspectRecord['qualification']>;

function Answers({ answers }: Pick<Qualification, 'answers'>) {
  const localized = useLocalized();
  return (
    <ScrollingTable
      size="small"
      rowKey="criterion"
      pagination={false}
      showHeader={false}
      dataSource={answers}
      columns={[
        {
          dataIndex: 'criterion',
          render: (criterion: keyof typeof criterionWords) => localized(criterionWords[criterion]),
        },
        {
          dataIndex: 'result',
          render: (result: keyof typeof colours) => (
            <Tag color={colours[result]}>{localized(criterionResultWords[result] ?? { zh: result, en: result })}</Tag>
          ),
        },
        { dataIndex: 'evidence', className: 'wrap' },
      ]}
    />
  );
}
