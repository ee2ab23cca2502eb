import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { ImportRun } from './import-run.entity.ts';
import { importRunProgress } from './import-run-progress.ts';

/** How a run is followed live. */
@Resolver(() => ImportRun)
export class ImportRunProgressedResolver {
  @Subscription(() => ImportRun, {
    subscribe: ({ context, args }: { context: Context; args: { id?: string } }) =>
      importRunProgress(context, args.id ?? ''),
    description:
      'The run as it is, at once and whenever it went on; it ends when the run has ended. Refuses unknown ids.',
  })
  importRunProgressed(
    @Root() run: ImportRun,
    @Arg('id', () => ID, { description: 'The id of the run, or the one that its sender gave it.' }) _id: string,
  ): ImportRun {
    return run;
  }
}
