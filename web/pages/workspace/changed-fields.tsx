import { Descriptions } from 'antd';
import type { HistoryEvent } from '../../parts/event-sentence/sentence.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { readableChanges } from '../../parts/event-changes/changes.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { timelineWords } from './timeline-words.ts';

/** The new values of the fields that an event changed. */
export function ChangedFields({ event }: { readonly event: HistoryEvent }) {
  const t = useWords(timelineWords);
  const language = useLanguage();
  const changes = readableChanges(event.changes, { language, staff: useNames().staff });
  return (
    <div className="changed-fields">
      {event.rule !== null && <div className="quiet">{t('rule', { rule: event.rule })}</div>}
      {changes.length === 0 ? (
        <div className="quiet">{t('nothingChanged')}</div>
      ) : (
        <Descriptions
          size="small"
          bordered
          column={1}
          items={changes.map(({ field, label, lines }) => ({
            key: field,
            label,
            children: lines.map((line, index) => (
              // Lines of one value never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index}>{line}</div>
            )),
          }))}
        />
      )}
    </div>
  );
}
