import { Button, Empty, Skeleton } from 'antd';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
import { titleOf } from '../../parts/command-form/field-words.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { contactChannelWords, contactOutcomeWords, contactPurposeWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { contactsOf, type ContactRow } from './contacts.ts';
import { EventsReach } from './events-reach.tsx';
import { usePageState } from './page-context.ts';
import { tabWords } from './tab-words.ts';
import { useEvents } from './use-events.ts';

interface ContactsTabProps {
  readonly at: string | undefined;
}

/** Every touch with the customer and every meeting, the latest first. */
export function ContactsTab({ at }: ContactsTabProps) {
  const { record, may, open } = usePageState();
  const t = useWords(tabWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const log = useEvents(record.prospectId);
  const { events, isPending, isComplete, error } = log;
  const rows = contactsOf(events, at === undefined ? null : Date.parse(at));
  if (isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      {may('recordContact') && (
        <div className="toolbar">
          <Button onClick={() => open('recordContact')}>{localized(titleOf('recordContact'))}</Button>
        </div>
      )}
      <ProblemText error={error} />
      <EventsReach {...log} />
      <ScrollingTable<ContactRow>
        size="small"
        rowKey="revision"
        pagination={rows.length > 50 ? { pageSize: 50 } : false}
        dataSource={rows}
        locale={{ emptyText: <Empty description={t(isComplete ? 'noContacts' : 'noContactsYet')} /> }}
        columns={[
          { title: t('when'), dataIndex: 'at', render: (when: string) => formats.instant(when) },
          {
            title: t('who'),
            dataIndex: 'staffId',
            render: (staffId: string | null) => (staffId === null ? '–' : localized(names.staff(staffId))),
          },
          {
            title: t('how'),
            dataIndex: 'channel',
            render: (channel: ContactRow['channel']) =>
              channel === 'meeting'
                ? t('visitTitle')
                : channel === null
                  ? '–'
                  : localized(contactChannelWords[channel]),
          },
          {
            title: t('purpose'),
            dataIndex: 'purpose',
            render: (purpose: ContactRow['purpose']) =>
              purpose === null ? '–' : localized(contactPurposeWords[purpose]),
          },
          {
            title: t('outcome'),
            dataIndex: 'outcome',
            render: (outcome: ContactRow['outcome']) =>
              outcome === null ? '–' : localized(contactOutcomeWords[outcome]),
          },
          { title: t('notes'), dataIndex: 'notes', className: 'wrap' },
        ]}
      />
    </>
  );
}
