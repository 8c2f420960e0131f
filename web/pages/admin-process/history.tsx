import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ProcessEdits } from '../../../domain/process/definition.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { useProcessTexts } from './say.ts';
import { words } from './words.ts';

/** Every published version with who published it, when, and what it changed. */
export function History() {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const texts = useProcessTexts();
  const history = useQuery(queryOf('listProcessEdits'));
  const versions = history.data?.versions ?? [];
  return (
    <section className="rule-part" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <ProblemText error={history.error} />
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {history.isSuccess && versions.length === 0 && <EmptyState title={t('delivered')} text={t('historyEmpty')} />}
      <ol className="rule-versions">
        {versions.map(({ version, edits, publishedBy, publishedAt }, index) => (
          <li key={version}>
            {t('historyLine', {
              version,
              who: names.staff(publishedBy),
              at: publishedAt === null ? '' : formats.instant(publishedAt),
            })}
            <Changes
              changes={texts.changes((versions[index + 1]?.edits ?? {}) as ProcessEdits, edits as ProcessEdits)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
