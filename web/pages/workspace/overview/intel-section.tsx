import { ScrollingTable } from '../../../parts/scrolling-table.tsx';
import type { LocalizedText } from '../../../../domain/process/definition.ts';
import { wordsOfField } from '../../../parts/command-form/field-words.ts';
import { authorityWords, roleWords } from '../../../parts/command-form/words/choices.ts';
import { useFormats } from '../../../words/format.ts';
import { usePunctuation } from '../../../words/punctuation.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import type { ProspectRecord } from '../moment.ts';
import { usePageState } from '../page-context.ts';
import { Lines, Section } from './section.tsx';
import { overviewWords } from './words.ts';

type Stakeholder = ProspectRecord['intel']['stakeholders'][number];
const sides = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** What is known of the customer, the people who decide, the rivals, and SWOT. */
export function IntelSection() {
  const { record } = usePageState();
  const punctuation = usePunctuation();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const { intel } = record;
  const words = (table: Readonly<Record<string, LocalizedText>>, code: string): string =>
    localized(table[code] ?? { zh: code, en: code });
  return (
    <Section
      title={t('intel')}
      command="saveIntel"
      items={[
        { key: 'completeness', label: t('completeness'), children: formats.share(intel.completeness) },
        { key: 'occupation', label: t('occupation'), children: intel.occupation },
        {
          key: 'competitors',
          label: t('competitors'),
          children: intel.noCompetitorKnown ? t('noRival') : punctuation.list(intel.competitors),
        },
        { key: 'route', label: t('route'), children: intel.routeToDecisionMaker },
      ]}
    >
      {intel.stakeholders.length > 0 && (
        <ScrollingTable<Stakeholder>
          size="small"
          rowKey="stakeholderId"
          pagination={false}
          dataSource={intel.stakeholders}
          columns={[
            { title: t('name'), dataIndex: 'name' },
            { title: t('position'), dataIndex: 'title' },
            { title: t('role'), dataIndex: 'role', render: (role: string) => words(roleWords, role) },
            {
              title: t('authority'),
              dataIndex: 'hasPurchaseAuthority',
              render: (authority: string) => words(authorityWords, authority),
            },
          ]}
        />
      )}
      {intel.swot !== null && (
        <div className="swot">
          {sides.map((side) => (
            <div key={side}>
              <h3>{localized(wordsOfField('saveIntel', `swot.${side}`).label)}</h3>
              <Lines lines={intel.swot?.[side] ?? []} />
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}
