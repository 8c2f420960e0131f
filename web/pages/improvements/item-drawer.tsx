import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Skeleton, Tag } from 'antd';
import { improvementDeedWords, improvementStatusWords } from '../../../domain/improvement/words.ts';
import { queryOf } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { ChangeForms } from './change-forms.tsx';
import { Origin } from './origin.tsx';
import type { Improvement } from './query.ts';
import { words } from './words.ts';

interface Props {
  readonly itemId: string;
  readonly onClose: () => void;
}

/** One item: where it stands, what was done with it, and what can be done now. */
export function ItemDrawer({ itemId, onClose }: Props) {
  const t = useWords(words);
  const { data, error, isPending } = useQuery(queryOf('getImprovement', { params: { itemId } }));
  return (
    <Drawer open size={480} title={data?.title ?? t('item')} onClose={onClose}>
      <ProblemText error={error} />
      {isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {data !== undefined && <Item item={data} />}
    </Drawer>
  );
}

function Item({ item }: { readonly item: Improvement }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { status, statusSince, dueOn, overdue, ownerId, reply, repliesTo, history, changeable } = item;
  const hearers = repliesTo.map((staffId) => names.staff(staffId)).join(t('and'));
  return (
    <div className="improve-item">
      <dl className="improve-facts">
        <dt>{t('status')}</dt>
        <dd>
          {localized(improvementStatusWords[status])}{' '}
          <span className="quiet">{t('since', { at: formats.instant(statusSince) })}</span>
        </dd>
        <dt>{t('owner')}</dt>
        <dd>{names.staff(ownerId)}</dd>
        <dt>{t('dueOn')}</dt>
        <dd>
          {dueOn} {overdue && <Tag color="red">{t('isOverdue')}</Tag>}
        </dd>
        <dt>{t('origin')}</dt>
        <dd>
          <Origin item={item} />
        </dd>
        <dt>{t('branch')}</dt>
        <dd>{names.branch(item.branchId)}</dd>
        <dt>{t('repliesTo')}</dt>
        <dd>{hearers}</dd>
      </dl>
      {overdue && <Alert type="warning" showIcon title={t('overdueText')} />}
      {reply !== null && (
        <Alert type={status === 'done' ? 'success' : 'info'} showIcon title={t('reply')} description={reply} />
      )}
      {changeable && <ChangeForms key={item.revision} item={item} />}
      <h2>{t('history')}</h2>
      <ul className="improve-history">
        {history.toReversed().map(({ kind, at, by, text }) => (
          <li key={at}>
            {names.staff(by)} {localized(improvementDeedWords[kind])}
            <span className="quiet"> · {formats.instant(at)}</span>
            {text !== null && <p>“{text}”</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
