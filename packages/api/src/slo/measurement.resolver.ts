import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { SliRecordInput } from './measurement.input.ts';
import { recordMeasurements } from './measurement.service.ts';
import { SliRecordPayload } from './measurement.types.ts';

/** How measurements come in. */
@Resolver()
export class MeasurementResolver {
  @Mutation(() => SliRecordPayload, {
    description:
      'Records good and total events per interval. The same interval of the same source again replaces; an overlap otherwise is refused. Needs MEASURE.',
  })
  sliRecord(
    @Arg('input', () => SliRecordInput, { description: 'The measurements.' }) input: SliRecordInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => recordMeasurements(work, input), { results: [] });
  }
}
