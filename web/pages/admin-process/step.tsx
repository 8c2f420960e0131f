import { Button } from 'antd';
import type { DeadlineRule, LadderRung, ProcessEdits, StepNumber } from '../../../domain/process/definition.ts';
import { PlainChoice } from '../../parts/settings/plain-choice.tsx';
import { WaitInput } from '../../parts/settings/wait-input.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { editable, setLadder, setLimit, setWait, stepDefinitionOf, type ProblemsByPlace } from './numbers.ts';
import { Problems } from './problems.tsx';
import { useProcessTexts } from './say.ts';
import { words } from './words.ts';

export interface PartProps {
  readonly edits: ProcessEdits;
  readonly problems: ProblemsByPlace;
  readonly onChange: (edits: ProcessEdits) => void;
}

/** Waits, limit and ladder of one step. */
export function Step({ number, ...part }: PartProps & { readonly number: StepNumber }) {
  const t = useWords(words);
  const localized = useLocalized();
  const step = stepDefinitionOf(number);
  const title = t('step', { number, name: localized(step.name) });
  return (
    <section className="rule-part" aria-label={title}>
      <h2>{title}</h2>
      <Waits rules={editable(step.deadlines)} {...part} />
      <Limit number={number} {...part} />
      <Ladder number={number} {...part} />
    </section>
  );
}

/** Waits of timers, each with what the process says when it was changed. */
export function Waits({ rules, edits, problems, onChange }: PartProps & { readonly rules: readonly DeadlineRule[] }) {
  const t = useWords(words);
  const localized = useLocalized();
  const texts = useProcessTexts();
  return (
    <dl className="rule-waits">
      {rules.map((rule) => {
        const changed = edits.waits?.[rule.code];
        const name = localized(rule.text);
        return (
          <div key={rule.code}>
            <dt>{name}</dt>
            <dd>
              <WaitInput
                label={name}
                value={changed ?? rule.wait}
                isWrong={problems.has(`/waits/${rule.code}`)}
                onChange={(wait) => onChange(setWait(edits, rule, wait))}
              />
              <Problems of={problems} pointer={`/waits/${rule.code}`} />
              {changed !== undefined && (
                <p className="quiet">
                  {t('published', { value: texts.wait(rule.wait) })}{' '}
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('resetOf', { what: name })}
                    onClick={() => onChange(setWait(edits, rule, rule.wait))}
                  >
                    {t('reset')}
                  </Button>
                </p>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Limit({ number, edits, problems, onChange }: PartProps & { readonly number: StepNumber }) {
  const t = useWords(words);
  const published = stepDefinitionOf(number).limitWorkingDays;
  if (published === null) return <p className="quiet">{t('noLimit')}</p>;
  return (
    <p>
      <label>
        {t('limit')}{' '}
        <DaysInput
          label={t('limitOf', { step: number })}
          value={edits.stepLimits?.[number] ?? published}
          isWrong={problems.has(`/stepLimits/${number}`)}
          onChange={(days) => onChange(setLimit(edits, number, days))}
        />
      </label>
      <Problems of={problems} pointer={`/stepLimits/${number}`} />
    </p>
  );
}

function Ladder({ number, edits, problems, onChange }: PartProps & { readonly number: StepNumber }) {
  const t = useWords(words);
  const rungs = edits.ladders?.[number] ?? stepDefinitionOf(number).ladder;
  const set = (changed: readonly LadderRung[]): void => onChange(setLadder(edits, number, changed));
  const add = (): void => {
    const days = (rungs.at(-1)?.afterWorkingDays ?? -1) + 1;
    set([...rungs, { afterWorkingDays: days, tell: rungs.at(-1)?.tell ?? 'owner', action: 'inform' }]);
  };
  return (
    <fieldset className="rule-ladder">
      <legend>{t('ladder')}</legend>
      <ol>
        {rungs.map((rung, index) => (
          // A rung has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Rung
              label={t('rung', { step: number, number: index + 1 })}
              rung={rung}
              onChange={(changed) => set(rungs.map((other, at) => (at === index ? changed : other)))}
              onRemove={() => set(rungs.filter((_other, at) => at !== index))}
            />
            <Problems of={problems} pointer={`/ladders/${number}/${index}`} />
          </li>
        ))}
      </ol>
      <Problems of={problems} pointer={`/ladders/${number}`} />
      <Button size="small" onClick={add}>
        {t('addRung')}
      </Button>
    </fieldset>
  );
}

interface RungProps {
  readonly label: string;
  readonly rung: LadderRung;
  readonly onChange: (changed: LadderRung) => void;
  readonly onRemove: () => void;
}

const audiences = ['owner', 'teamLead', 'branchHead'] as const;
const actions = ['remind', 'inform', 'review', 'proposeReassignment'] as const;

function Rung({ label, rung, onChange, onRemove }: RungProps) {
  const t = useWords(words);
  return (
    <div className="rule-rung">
      <DaysInput
        label={`${label}, ${t('workingDaysAfter')}`}
        value={rung.afterWorkingDays}
        isWrong={false}
        onChange={(afterWorkingDays) => onChange({ ...rung, afterWorkingDays })}
      />
      <span className="quiet">{t('workingDaysAfter')}</span>
      <PlainChoice
        label={`${label}, ${t('tell')}`}
        value={rung.tell}
        options={audiences.map((code) => [code, t(code)])}
        onChange={(tell) => onChange({ ...rung, tell })}
      />
      <PlainChoice
        label={`${label}, ${t('action')}`}
        value={rung.action}
        options={actions.map((code) => [code, t(code)])}
        onChange={(action) => onChange({ ...rung, action })}
      />
      <Button size="small" type="text" danger onClick={onRemove} aria-label={`${label}: ${t('removeRung')}`}>
        {t('removeRung')}
      </Button>
    </div>
  );
}

interface DaysInputProps {
  readonly label: string;
  readonly value: number;
  readonly isWrong: boolean;
  readonly onChange: (days: number) => void;
}

function DaysInput({ label, value, isWrong, onChange }: DaysInputProps) {
  return (
    <input
      type="number"
      className="rule-amount"
      min={0}
      max={1000}
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      onChange={({ target }) => onChange(Number.isFinite(target.valueAsNumber) ? Math.max(0, target.valueAsNumber) : 0)}
    />
  );
}
