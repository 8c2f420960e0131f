import type { PhaseCode, StepNumber } from '../../domain/process/definition.ts';
import { phaseWords, shortStepWords, stepWords } from '../words/process.ts';
import { useLocalized } from '../words/words.ts';

interface Props {
  readonly phase: PhaseCode;
  /** Shown in front as its number. */
  readonly step?: StepNumber | undefined;
}

/** Where a prospect stands. */
export function PhaseTag({ phase, step }: Props) {
  const localized = useLocalized();
  return (
    <span className="phase-tag">
      {step !== undefined && <StepNumberTag step={step} />}
      {localized(phaseWords[phase])}
    </span>
  );
}

/** A step by number and short name. */
export function StepTag({ step }: { readonly step: StepNumber }) {
  const localized = useLocalized();
  return (
    <span className="phase-tag" title={localized(stepWords[step])}>
      <StepNumberTag step={step} />
      {localized(shortStepWords[step])}
    </span>
  );
}

function StepNumberTag({ step }: { readonly step: StepNumber }) {
  return <span className="step-number">{step}</span>;
}
