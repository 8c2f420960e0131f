import { Skeleton } from 'antd';
import { useWords } from '../words/words.ts';
import { commonWords } from '../words/common.ts';

/** In place of a page whose code or data is on its way. */
export function PageSkeleton() {
  const t = useWords(commonWords);
  return (
    <div role="status" aria-label={t('loading')} className="page">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
