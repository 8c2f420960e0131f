import { Button } from 'antd';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useWords } from '../../words/words.ts';
import { filterOf, isNarrowed, noFilters } from './query.ts';
import type { BoardSearch } from './search.ts';
import { words } from './words.ts';

interface NothingHereProps {
  readonly search: BoardSearch;
  readonly onChange: (changed: Partial<BoardSearch>) => void;
}

/** In place of a board or table without anybody on it: filters that hide everybody are named, with the way out of them. */
export function NothingHere({ search, onChange }: NothingHereProps) {
  const t = useWords(words);
  const isAnyLeftOut = isNarrowed(filterOf(search)) || search.step !== undefined;
  if (!isAnyLeftOut) return <EmptyState title={t('noneTitle')} text={t('noneText')} />;
  return (
    <EmptyState
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={<Button onClick={() => onChange({ ...noFilters, step: undefined })}>{t('clearFilters')}</Button>}
    />
  );
}
