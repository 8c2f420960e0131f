import type { RuleChange, RuleEdits } from '../../../domain/complaint/rule-edits.ts';
import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { words } from './words.ts';

type Rules = OperationAnswer<'getComplaintRules'>;
type Body = OperationInput<'putComplaintRules'>['body'];

interface Publishing {
  readonly branchId: string | undefined;
  /** The version that was edited. */
  readonly version: number;
  readonly onPublished: (rules: Rules) => void;
  /** Somebody else has published meanwhile. */
  readonly onOutdated: () => void;
}

/** Asks once more, with everything that changes, and publishes. */
export function usePublish({ branchId, version, onPublished, onOutdated }: Publishing) {
  const t = useWords(words);
  const names = useNames();
  const confirm = useConfirm();
  const { message } = useFeedback();
  const put = useWrite('putComplaintRules');
  const query = branchId === undefined ? {} : { branchId };
  const send = (body: Body, said: string): void =>
    put.mutate(
      { query, body },
      {
        onSuccess: (rules) => {
          void message.success(said);
          onPublished(rules);
        },
        onError: (error) => {
          if (isProblem(error, 'STALE_STATE')) onOutdated();
        },
      },
    );
  const publish = async (edits: RuleEdits, note: string, changes: readonly RuleChange[]): Promise<void> => {
    const isSure = await confirm({
      title: t('publishTitle', { version: version + 1 }),
      text: (
        <>
          <p>{t('publishText')}</p>
          <Changes changes={changes} />
        </>
      ),
      deed: t('publish'),
    });
    const complianceNote = note.trim() === '' ? null : note.trim();
    // Schemas know no readonly.
    const body = { version, edits: structuredClone(edits) as Body['edits'], complianceNote };
    if (isSure) send(body, t('published', { version: version + 1 }));
  };
  const followBank = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('followTitle', { branch: names.branch(branchId ?? null) }),
      text: t('followText'),
      deed: t('followAgain'),
    });
    if (isSure) send({ version, edits: null }, t('followed'));
  };
  return {
    publish: (...what: Parameters<typeof publish>): void => void publish(...what),
    followBank: (): void => void followBank(),
    isPending: put.isPending,
    error: put.error,
  };
}
