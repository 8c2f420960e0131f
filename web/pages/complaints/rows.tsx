import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import {
  complaintCategoryWords,
  complaintChannelWords,
  statusWordsOf,
} from '../../../domain/complaint/catalogue-words.ts';
import { Age } from '../../parts/age.tsx';
import { LevelTag, SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { TimeLeft } from '../../parts/complaint/time-left.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ComplaintRow } from './query.ts';
import { words } from './words.ts';

interface RowsProps {
  readonly rows: readonly ComplaintRow[];
  /** The one that the keys act on. */
  readonly inHand: string | null;
  readonly onTake: (complaintId: string) => void;
}

/** The queue; on a phone each case is a card. */
export function Rows({ rows, inHand, onTake }: RowsProps) {
  const t = useWords(words);
  return (
    <table className="desk-table">
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('timeLeft')}</th>
          <th scope="col">{t('caseNumber')}</th>
          <th scope="col">{t('customer')}</th>
          <th scope="col">{t('about')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('handler')}</th>
          <th scope="col">{t('received')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.complaintId} row={row} isInHand={row.complaintId === inHand} onTake={onTake} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<RowsProps, 'onTake'> {
  readonly row: ComplaintRow;
  readonly isInHand: boolean;
}

function Row({ row, isInHand, onTake }: RowProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { complaintId, severity, severityConfirmed, category, channel } = row;
  return (
    <tr className={isInHand ? 'desk-in-hand' : undefined} data-complaint={complaintId}>
      <td>
        <TimeLeft limit={row.next} isSystemic={row.systemic} hasDue />
      </td>
      <th scope="row">
        <Link
          to="/complaints/$complaintId"
          params={{ complaintId }}
          aria-current={isInHand ? 'true' : undefined}
          onFocus={() => onTake(complaintId)}
        >
          {row.caseNumber}
        </Link>
        <span className="desk-tags">
          <SeverityTag severity={severity} isConfirmed={severityConfirmed} />
          <LevelTag level={row.level} />
          {row.parentId !== null && <Tag>{t('belongs')}</Tag>}
        </span>
      </th>
      <td>{row.customerName ?? <span className="quiet">{t(row.systemic ? 'systemic' : 'anonymous')}</span>}</td>
      <td>
        {localized(complaintCategoryWords[category])}
        <span className="quiet"> · {localized(complaintChannelWords[channel])}</span>
      </td>
      <td>
        <span className="desk-label">{t('status')}</span> {localized(statusWordsOf(row.systemic)[row.status])}
      </td>
      <td>
        <span className="desk-label">{t('handler')}</span> <StaffName staffId={row.handlerId} />
        {row.handlerAbsence === 'away' && <Tag>{t('away')}</Tag>}
      </td>
      <td>
        <span className="desk-label">{t('received')}</span> <Age at={row.receivedAt} />
      </td>
    </tr>
  );
}
