import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { checkRules, needsNote, type RuleProblem } from '../../../domain/complaint/check-rules.ts';
import { complaintPreset, complaintPresets } from '../../../domain/complaint/presets.ts';
import {
  completeEdits,
  editsOf,
  ruleChanges,
  type KeptEdits,
  type RuleChange,
  type RuleEdits,
} from '../../../domain/complaint/rule-edits.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { Newer } from '../../parts/settings/newer.tsx';
import { useKeptDraft } from '../../parts/settings/use-kept-draft.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Changes } from './changes.tsx';
import { History } from './history.tsx';
import { Ladders } from './ladders.tsx';
import { Compensation, Limits, Waits } from './limits.tsx';
import { Preview } from './preview.tsx';
import { problemsByPlace, Problems, type PartProps } from './problems.tsx';
import { usePublish } from './use-publish.tsx';
import { words } from './words.ts';

export type Rules = OperationAnswer<'getComplaintRules'>;

interface EditorProps {
  readonly branchId: string | undefined;
  /** As they are now on the server. */
  readonly rules: Rules;
  /** Reads them anew: somebody else has published. */
  readonly onOutdated: () => void;
}

/** Limits, waits and ladders to be changed, tried and published. */
export function Editor({ branchId, rules, onOutdated }: EditorProps) {
  const t = useWords(words);
  const [base, setBase] = useState(rules);
  const [edits, setEdits] = useState<RuleEdits>(rules.edits);
  const [note, setNote] = useState(rules.complianceNote ?? '');
  const problems = checkRules(edits, note);
  const changes = ruleChanges(base.edits, edits);
  const start = (from: Rules): void => {
    setBase(from);
    setEdits(from.edits);
    setNote(from.complianceNote ?? '');
  };
  const { version } = base;
  const { publish, followBank, isPending, error } = usePublish({ branchId, version, onPublished: start, onOutdated });
  const isChanged = changes.length > 0 || note !== (base.complianceNote ?? '');
  const form = `complaint-rules.${branchId ?? 'bank'}`;
  const restore = (kept: { readonly edits: KeptEdits; readonly note: string }): void => {
    setEdits(completeEdits(kept.edits));
    setNote(kept.note);
  };
  const offer = useKeptDraft({ form, value: { edits, note }, version, isChanged, onRestore: restore });
  const part: PartProps = { edits, problems: problemsByPlace(problems), onChange: setEdits };
  return (
    <>
      {offer}
      <Scope branchId={branchId} rules={base} onFollow={followBank} isPending={isPending} />
      {rules.version > base.version && (
        <Newer publishedBy={rules.publishedBy} version={rules.version} onCompare={() => setBase(rules)} />
      )}
      <PresetChoice edits={edits} onChoose={setEdits} />
      <Limits {...part} />
      <Waits {...part} />
      <Compensation {...part} />
      <Ladders {...part} />
      <Preview edits={edits} branchId={branchId} />
      <section className="rule-part rule-publish" aria-label={t('changes')}>
        <h2>{t('changes')}</h2>
        <Changes changes={changes} />
        <Note edits={edits} problems={part.problems} note={note} onChange={setNote} />
        <Deeds
          problems={problems}
          changes={changes}
          isPending={isPending}
          onUndo={() => start(base)}
          onPublish={() => publish(edits, note, changes)}
        />
        {!isProblem(error, 'STALE_STATE') && <ProblemText error={error} />}
      </section>
      <History branchId={branchId} onTake={setEdits} />
    </>
  );
}

interface DeedsProps {
  readonly problems: readonly RuleProblem[];
  readonly changes: readonly RuleChange[];
  readonly isPending: boolean;
  readonly onUndo: () => void;
  readonly onPublish: () => void;
}

function Deeds({ problems, changes, isPending, onUndo, onPublish }: DeedsProps) {
  const t = useWords(words);
  return (
    <>
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
          onClick={onPublish}
        >
          {t('publish')}
        </Button>
        <Button disabled={changes.length === 0} onClick={onUndo}>
          {t('undo')}
        </Button>
      </div>
    </>
  );
}

interface ScopeProps {
  readonly branchId: string | undefined;
  readonly rules: Rules;
  readonly isPending: boolean;
  readonly onFollow: () => void;
}

/** Which version counts, and whose it is. */
function Scope({ branchId, rules, isPending, onFollow }: ScopeProps) {
  const t = useWords(words);
  const names = useNames();
  const localizedAt = useVersionText(rules);
  return (
    <Alert
      type="info"
      title={localizedAt}
      description={
        branchId !== undefined && (
          <>
            <p>{t(rules.followsBank ? 'follows' : 'own')}</p>
            {!rules.followsBank && (
              <Button
                size="small"
                loading={isPending}
                onClick={onFollow}
                aria-label={`${t('followAgain')}: ${names.branch(branchId)}`}
              >
                {t('followAgain')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}

function useVersionText({ version, publishedBy, publishedAt, followsBank }: Rules): string {
  const t = useWords(words);
  const names = useNames();
  const formats = useFormats();
  if (publishedBy === null || publishedAt === null) return t('delivered');
  const by = { who: names.staff(publishedBy), at: formats.instant(publishedAt) };
  return followsBank ? t('bankVersion', by) : t('version', { version, ...by });
}

function PresetChoice({
  edits,
  onChoose,
}: {
  readonly edits: RuleEdits;
  readonly onChoose: (edits: RuleEdits) => void;
}) {
  const t = useWords(words);
  const localized = useLocalized();
  const chosen = complaintPreset(edits.preset);
  return (
    <section className="rule-part" aria-label={t('preset')}>
      <h2>{t('preset')}</h2>
      <select
        className="plain-select"
        aria-label={t('preset')}
        value={edits.preset}
        onChange={({ target }) => {
          const preset = complaintPreset(target.value);
          if (preset !== null) onChoose(editsOf(preset.rules));
        }}
      >
        {chosen === null && <option value={edits.preset}>{edits.preset}</option>}
        {complaintPresets.map(({ code, name }) => (
          <option key={code} value={code}>
            {localized(name)}
          </option>
        ))}
      </select>
      {chosen !== null && <p>{t('presetSource', { source: localized(chosen.source) })}</p>}
      <p className="quiet">{t('presetHint')}</p>
    </section>
  );
}

interface NoteProps extends Pick<PartProps, 'edits' | 'problems'> {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

function Note({ edits, problems, note, onChange }: NoteProps) {
  const t = useWords(words);
  return (
    <div className="rule-note">
      <label htmlFor="compliance-note">{t('note')}</label>
      <Input.TextArea
        id="compliance-note"
        rows={2}
        maxLength={500}
        required={needsNote(edits)}
        value={note}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="quiet">{t('noteHint')}</p>
      <Problems of={problems} pointer="/complianceNote" />
    </div>
  );
}
