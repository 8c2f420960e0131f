import { Alert, Button } from 'antd';
import { useState } from 'react';
import { stepNumbers, type ProcessEdits } from '../../../domain/process/definition.ts';
import { checkEdits } from '../../../domain/process/edit-definition.ts';
import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { Newer } from '../../parts/settings/newer.tsx';
import { useKeptDraft } from '../../parts/settings/use-kept-draft.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { definition, editable, problemsByPlace } from './numbers.ts';
import { useProcessTexts, type SaidChange } from './say.ts';
import { Step, Waits, type PartProps } from './step.tsx';
import { words } from './words.ts';

type Edits = OperationAnswer<'getProcessEdits'>;

interface EditorProps {
  /** As they are now on the server. */
  readonly edits: Edits;
  /** Reads them anew: somebody else has published. */
  readonly onOutdated: () => void;
}

/** Numbers of every step to be changed and published. */
export function Editor({ edits: stored, onOutdated }: EditorProps) {
  const t = useWords(words);
  const texts = useProcessTexts();
  const [base, setBase] = useState(stored);
  const [edits, setEdits] = useState<ProcessEdits>(editsIn(stored));
  const problems = checkEdits(definition, edits);
  const changes = texts.changes(editsIn(base), edits);
  const start = (from: Edits): void => {
    setBase(from);
    setEdits(editsIn(from));
  };
  const { publish, isPending, error } = usePublish(base.version, start, onOutdated);
  const isChanged = changes.length > 0;
  const { version } = base;
  const offer = useKeptDraft({ form: 'process', value: edits, version, isChanged, onRestore: setEdits });
  const part: PartProps = { edits, problems: problemsByPlace(problems), onChange: setEdits };
  return (
    <>
      {offer}
      <Alert type="info" title={useVersionText(base)} />
      {stored.version > base.version && (
        <Newer publishedBy={stored.publishedBy} version={stored.version} onCompare={() => setBase(stored)} />
      )}
      {stepNumbers.map((number) => (
        <Step key={number} number={number} {...part} />
      ))}
      <section className="rule-part" aria-label={t('shared')}>
        <h2>{t('shared')}</h2>
        <Waits rules={editable(definition.sharedDeadlines)} {...part} />
        <p className="quiet">{t('elsewhere')}</p>
      </section>
      <section className="rule-part" aria-label={t('changes')}>
        <h2>{t('changes')}</h2>
        <Changes changes={changes} />
        {problems.length > 0 && (
          <p className="rule-problem" role="status">
            {t('problems', { count: problems.length })}
          </p>
        )}
        <div className="rule-deeds">
          <Button
            type="primary"
            loading={isPending}
            disabled={changes.length === 0 || problems.length > 0}
            onClick={() => publish(edits, changes)}
          >
            {t('publish')}
          </Button>
          <Button disabled={changes.length === 0} onClick={() => start(base)}>
            {t('undo')}
          </Button>
        </div>
        {!isProblem(error, 'STALE_STATE') && <ProblemText error={error} />}
      </section>
    </>
  );
}

/** Steps are numbers in the rules and texts in the contract. */
function editsIn({ edits }: Edits): ProcessEdits {
  return edits as ProcessEdits;
}

function useVersionText({ version, publishedBy, publishedAt }: Edits): string {
  const t = useWords(words);
  const names = useNames();
  const formats = useFormats();
  if (publishedBy === null || publishedAt === null) return t('delivered');
  return t('version', { version, who: names.staff(publishedBy), at: formats.instant(publishedAt) });
}

/** Asks once more, with everything that changes, and publishes. */
function usePublish(version: number, onPublished: (edits: Edits) => void, onOutdated: () => void) {
  const t = useWords(words);
  const confirm = useConfirm();
  const { message } = useFeedback();
  const put = useWrite('putProcessEdits');
  const publish = async (edits: ProcessEdits, changes: readonly SaidChange[]): Promise<void> => {
    const text = (
      <>
        <p>{t('publishText')}</p>
        <Changes changes={changes} />
      </>
    );
    if (!(await confirm({ title: t('publishTitle', { version: version + 1 }), text, deed: t('publish') }))) return;
    // Schemas know no readonly.
    const sent = structuredClone(edits) as OperationInput<'putProcessEdits'>['body']['edits'];
    put.mutate(
      { body: { version, edits: sent } },
      {
        onSuccess: (answer) => {
          void message.success(t('publishedNow', { version: answer.version }));
          onPublished(answer);
        },
        onError: (error) => {
          if (isProblem(error, 'STALE_STATE')) onOutdated();
        },
      },
    );
  };
  return {
    publish: (...what: Parameters<typeof publish>): void => void publish(...what),
    isPending: put.isPending,
    error: put.error,
  };
}
