import { Alert, Button } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { Newer } from '../../parts/settings/newer.tsx';
import { useKeptDraft } from '../../parts/settings/use-kept-draft.tsx';
import { useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { changesOf, draftOf, hasChanges, problemsOf, type Calendar, type Draft } from './draft.ts';
import { Shifts } from './shifts.tsx';
import { Weekdays } from './weekdays.tsx';
import { words } from './words.ts';
import { YearOfDays } from './year-of-days.tsx';

interface EditorProps {
  /** As it is now on the server. */
  readonly stored: Calendar;
  /** Reads it anew: somebody else has published. */
  readonly onOutdated: () => void;
}

/** The calendar to be changed and published. */
export function Editor({ stored, onOutdated }: EditorProps) {
  const t = useWords(words);
  const names = useNames();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(draftOf(stored));
  const start = (from: Calendar): void => {
    setBase(from);
    setDraft(draftOf(from));
  };
  const changes = changesOf(draftOf(base), draft);
  const isChanged = hasChanges(changes);
  const problems = problemsOf(draft, base.utcOffsetMinutes);
  const { publish, isPending, error } = usePublish(base, start, onOutdated);
  const { version } = base;
  const offer = useKeptDraft({ form: 'calendar', value: draft, version, isChanged, onRestore: setDraft });
  return (
    <>
      {offer}
      <Alert
        type="info"
        title={
          base.editedBy === null
            ? t('delivered')
            : t('version', { version: base.version, who: names.staff(base.editedBy) })
        }
      />
      {stored.version > base.version && (
        <Newer publishedBy={stored.editedBy} version={stored.version} onCompare={() => setBase(stored)} />
      )}
      <Shifts draft={draft} onChange={setDraft} />
      <Weekdays draft={draft} onChange={setDraft} />
      <YearOfDays draft={draft} onChange={setDraft} />
      <section className="rule-part" aria-label={t('changes')}>
        <h2>{t('changes')}</h2>
        <Changes changes={changes} draft={draft} />
        <Problems problems={problems} />
        <div className="rule-deeds">
          <Button
            type="primary"
            loading={isPending}
            disabled={!isChanged || problems.length > 0}
            onClick={() => publish(draft)}
          >
            {t('publish')}
          </Button>
          <Button disabled={!isChanged} onClick={() => start(base)}>
            {t('undo')}
          </Button>
        </div>
        {!isProblem(error, 'STALE_STATE') && <ProblemText error={error} />}
      </section>
    </>
  );
}

function Problems({ problems }: { readonly problems: ReturnType<typeof problemsOf> }) {
  const t = useWords(words);
  return problems.map((problem) => (
    <p key={problem} className="rule-problem" role="status">
      {t(problem === 'year' ? 'yearWrong' : problem)}
    </p>
  ));
}

/** Asks once more, with everything that changes, and publishes. */
function usePublish(base: Calendar, onPublished: (calendar: Calendar) => void, onOutdated: () => void) {
  const t = useWords(words);
  const confirm = useConfirm();
  const { message } = useFeedback();
  const put = useWrite('putCalendar');
  const publish = async (draft: Draft): Promise<void> => {
    const text = (
      <>
        <p>{t('publishText')}</p>
        <Changes changes={changesOf(draftOf(base), draft)} draft={draft} />
      </>
    );
    if (!(await confirm({ title: t('publishTitle'), text, deed: t('publish') }))) return;
    const { version, utcOffsetMinutes } = base;
    put.mutate(
      // Schemas know no readonly.
      { query: {}, body: { ...structuredClone(draft), version, utcOffsetMinutes } },
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
  return { publish: (draft: Draft): void => void publish(draft), isPending: put.isPending, error: put.error };
}
