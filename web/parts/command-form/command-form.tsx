import { Skeleton } from 'antd';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import { ProblemText } from '../problem-text.tsx';
import type { FormCommand } from './commands.ts';
import type { Values } from './facts.ts';
import { FilledForm } from './filled-form.tsx';
import type { OpenForm } from './refusal.tsx';
import { useFormFacts } from './use-form-facts.ts';
import './command-form.css';

export interface CommandFormProps {
  readonly prospectId: string;
  readonly command: FormCommand;
  /** A payload, or part of one, to start with; what the record says fills in the rest. */
  readonly start?: Values | undefined;
  /** Path of the field that matters (`corrections.phone`); the first one unless told; false: the form is not what the
   *  eye is led to. */
  readonly focus?: string | null | false | undefined;
  /** Called when the command is carried out; what was typed is forgotten then. */
  readonly onDone: (answer: CommandAnswer) => void;
  /** Opens the form of another command, for what has to be done first. Without it nothing leads there. */
  readonly open?: OpenForm | undefined;
}

/** The form of any command of a prospect: fields from its contract, checked by the same contract, refusals at the field or
 *  with how to meet them, and a draft that survives whatever happens until it is carried out. */
export function CommandForm({ prospectId, command, ...rest }: CommandFormProps) {
  const { view, facts, error } = useFormFacts(prospectId);
  if (facts === undefined || view === undefined) {
    return error === null ? <Skeleton active paragraph={{ rows: 6 }} /> : <ProblemText error={error} />;
  }
  // A form keeps what it began with: a change behind it is told when it is sent.
  return <FilledForm key={`${prospectId} ${command}`} facts={facts} command={command} {...rest} />;
}
