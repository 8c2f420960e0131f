import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { ruleChanges, type RuleEdits } from '../../../domain/complaint/rule-edits.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { words } from './words.ts';

interface HistoryProps {
  readonly branchId: string | undefined;
  readonly onTake: (edits: RuleEdits) => void;
}

type Version = OperationAnswer<'listComplaintRules'>['versions'][number];

/** Every published version with who published it, when, and what it changed. */
export function History({ branchId, onTake }: HistoryProps) {
  const t = useWords(words);
  const query = branchId === undefined ? {} : { branchId };
  const history = useQuery(queryOf('listComplaintRules', { query }));
  const versions = history.data?.versions ?? [];
  return (
    <section className="rule-part" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <ProblemText error={history.error} />
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {history.isSuccess && versions.length === 0 && <EmptyState title={t('delivered')} text={t('historyEmpty')} />}
      <ol className="rule-versions">
        {versions.map((version, index) => (
          <Line key={version.version} version={version} before={versions[index + 1]} onTake={onTake} />
        ))}
      </ol>
    </section>
  );
}

interface LineProps extends Pick<HistoryProps, 'onTake'> {
  readonly version: Version;
  readonly before: Version | undefined;
}

function Line({ version: { version, edits, complianceNote, publishedBy, publishedAt }, before, onTake }: LineProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const at = formats.instant(publishedAt);
  return (
    <li>
      <div className="rule-version">
        <span>{t('historyLine', { version, who: names.staff(publishedBy), at })}</span>
        {edits !== null && (
          <Button size="small" onClick={() => onTake(edits)}>
            {t('take')}
          </Button>
        )}
      </div>
      {complianceNote !== null && <p className="quiet">{t('historyNote', { note: complianceNote })}</p>}
      {edits === null && <p className="quiet">{t('historyFollows')}</p>}
      {edits !== null && before?.edits != null && <Changes changes={ruleChanges(before.edits, edits)} />}
    </li>
  );
}
