import { useState } from 'react';
import { clockWords, levelWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { levels, severities, type Level, type Severity } from '../../../domain/complaint/catalogue.ts';
import {
  limitClocks,
  limitedLevels,
  rulesOf,
  waitClocks,
  type LimitedLevel,
  type RuleEdits,
} from '../../../domain/complaint/rule-edits.ts';
import type { SeverityLimits } from '../../../domain/complaint/rules.ts';
import { readYuan } from '../../parts/command-form/yuan.ts';
import { WaitInput } from '../../parts/settings/wait-input.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { Problems, type PartProps } from './problems.tsx';
import { useRuleTexts } from './say.ts';
import { words } from './words.ts';

/** Limits of each severity, and at which level its cases start. */
export function Limits({ edits, problems, onChange }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const set = (severity: Severity, changed: Partial<SeverityLimits>): void =>
    onChange({ ...edits, limits: { ...edits.limits, [severity]: { ...edits.limits[severity], ...changed } } });
  return (
    <section className="rule-part" aria-label={t('limits')}>
      <h2>{t('limits')}</h2>
      <p className="quiet">{t('limitsHint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the keyboard (WCAG 2.1.1) */}
      <div className="scrolling-table" tabIndex={0}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{t('severity')}</th>
              {limitClocks.map((clock) => (
                <th key={clock} scope="col">
                  {localized(clockWords[clock])}
                </th>
              ))}
              <th scope="col">{t('startLevel')}</th>
            </tr>
          </thead>
          <tbody>
            {severities.map((severity) => (
              <tr key={severity}>
                <th scope="row">{localized(severityWords[severity])}</th>
                {limitClocks.map((clock) => {
                  const pointer = `/limits/${severity}/${clock}`;
                  return (
                    <td key={clock}>
                      <WaitInput
                        label={t('limitOf', {
                          severity: localized(severityWords[severity]),
                          clock: localized(clockWords[clock]),
                        })}
                        value={edits.limits[severity][clock]}
                        isWrong={problems.has(pointer)}
                        onChange={(changed) => set(severity, { [clock]: changed })}
                      />
                      <Problems of={problems} pointer={pointer} />
                    </td>
                  );
                })}
                <td>
                  <LevelChoice
                    label={t('startOf', { severity: localized(severityWords[severity]) })}
                    value={edits.limits[severity].startLevel}
                    onChange={(startLevel) => set(severity, { startLevel })}
                  />
                  <Problems of={problems} pointer={`/limits/${severity}/startLevel`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface LevelChoiceProps {
  readonly label: string;
  readonly value: Level;
  readonly onChange: (level: Level) => void;
}

function LevelChoice({ label, value, onChange }: LevelChoiceProps) {
  const t = useWords(words);
  return (
    <select
      className="plain-select"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(Number(target.value) as Level)}
    >
      {levels.map((level) => (
        <option key={level} value={level}>
          {t('levelNumber', { level })}
        </option>
      ))}
    </select>
  );
}

/** Waits that do not depend on the severity. */
export function Waits({ edits, problems, onChange }: PartProps) {
  const t = useWords(words);
  const texts = useRuleTexts();
  const localized = useLocalized();
  const set = (changed: Partial<RuleEdits['waits']>): void =>
    onChange({ ...edits, waits: { ...edits.waits, ...changed } });
  return (
    <section className="rule-part" aria-label={t('waits')}>
      <h2>{t('waits')}</h2>
      <dl className="rule-waits">
        {waitClocks.map((clock) => (
          <div key={clock}>
            <dt>{localized(clockWords[clock])}</dt>
            <dd>
              <WaitInput
                label={localized(clockWords[clock])}
                value={edits.waits[clock]}
                isWrong={problems.has(`/waits/${clock}`)}
                onChange={(changed) => set({ [clock]: changed })}
              />
              <Problems of={problems} pointer={`/waits/${clock}`} />
              {clock === 'appealDecision' && (
                <div className="quiet">
                  {t('secondAppeal', { wait: texts.wait(rulesOf(edits).secondAppealDecision) })}
                </div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What a level may grant without asking the one above. */
export function Compensation({ edits, problems, onChange }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [first, second, most] = edits.compensationFen;
  const set = (level: LimitedLevel, fen: number): void =>
    onChange({ ...edits, compensationFen: level === 1 ? [fen, second, most] : [first, fen, most] });
  return (
    <section className="rule-part" aria-label={t('compensation')}>
      <h2>{t('compensation')}</h2>
      <p className="quiet">{t('compensationHint')}</p>
      <dl className="rule-waits">
        {limitedLevels.map((level) => {
          const pointer = `/compensationFen/${level - 1}`;
          return (
            <div key={level}>
              <dt>{localized(levelWords[level])}</dt>
              <dd>
                <MoneyBox
                  label={t('compensationOf', { level })}
                  fen={level === 1 ? first : second}
                  isWrong={problems.has(pointer)}
                  onChange={(fen) => set(level, fen)}
                />{' '}
                {t('yuan')}
                <Problems of={problems} pointer={pointer} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Stands for what is typed and is no amount: it is told as a problem, also after the draft was restored. */
const noAmount = -1;

interface MoneyBoxProps {
  readonly label: string;
  readonly fen: number;
  readonly isWrong: boolean;
  readonly onChange: (fen: number) => void;
}

/** An amount in yuan. What is typed stays as it is until something else sets the amount. */
function MoneyBox({ label, fen, isWrong, onChange }: MoneyBoxProps) {
  const known = fen < 0 ? '' : String(fen / 100);
  const [typed, setTyped] = useState({ text: known, fen });
  const change = (text: string): void => {
    const amount = readYuan(text);
    const read = 'mistake' in amount ? noAmount : (amount.fen ?? noAmount);
    setTyped({ text, fen: read });
    onChange(read);
  };
  return (
    <input
      inputMode="decimal"
      className="rule-amount rule-money"
      aria-label={label}
      aria-invalid={isWrong}
      value={typed.fen === fen ? typed.text : known}
      onChange={({ target }) => change(target.value)}
    />
  );
}
