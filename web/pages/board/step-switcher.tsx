import { useDroppable } from '@dnd-kit/core';
import type { StepNumber } from '../../../domain/process/definition.ts';
import { useFormats } from '../../words/format.ts';
import { shortStepWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { BoardColumn } from './card-data.ts';
import { words } from './words.ts';

interface StepSwitcherProps {
  readonly columns: readonly BoardColumn[];
  readonly step: StepNumber;
  readonly onStep: (step: StepNumber) => void;
  readonly dropOn: (step: StepNumber) => 'takes' | 'refuses' | null;
}

/** On a phone: which of the six columns is in sight. A card held by a finger can be dropped on another step here. */
export function StepSwitcher({ columns, step, onStep, dropOn }: StepSwitcherProps) {
  const t = useWords(words);
  return (
    <div className="board-steps" role="group" aria-label={t('stepsLabel')}>
      {columns.map((column) => (
        <StepButton
          key={column.step}
          column={column}
          isChosen={column.step === step}
          drop={dropOn(column.step)}
          onPress={() => onStep(column.step)}
        />
      ))}
    </div>
  );
}

interface StepButtonProps {
  readonly column: BoardColumn;
  readonly isChosen: boolean;
  readonly drop: 'takes' | 'refuses' | null;
  readonly onPress: () => void;
}

function StepButton({ column: { step, count, valueFen }, isChosen, drop, onPress }: StepButtonProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  // The column itself takes the drop while it is in sight.
  const { setNodeRef, isOver } = useDroppable({ id: `tab-${step}`, data: { step }, disabled: isChosen });
  const classes = ['board-step', ...(drop === null ? [] : [`board-column-${drop}`]), ...(isOver ? ['is-over'] : [])];
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.join(' ')}
      aria-pressed={isChosen}
      aria-label={t('columnLabel', {
        step,
        name: localized(stepWords[step]),
        count: formats.number(count),
        value: formats.money(valueFen),
      })}
      onClick={onPress}
    >
      <span>
        {step} {localized(shortStepWords[step])}
      </span>
      <strong className="figure">{formats.number(count)}</strong>
    </button>
  );
}
