import type { Expression, Model } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { binaryNode, chooseNode, elementwiseNode, mapNode, powerNode } from './arithmetic.js';
import { bandNode, inputNode } from './inputs.js';
import { leavingNode, samePeopleNode, storedNode, youngerNode } from './lags.js';
import { type EvalNode, broadcastTo, computed, constantNode } from './nodes.js';
import { meanNode, sumNode } from './reductions.js';
import { Shapes } from './shape.js';
import type { PathState } from './state.js';

/**
 * 公式 — turns checked formulas into nodes that evaluate themselves, cell by cell, on the state of a path.
 * Lags mentioned in several places share one node and run once a year.
 */
export class Formulas {
  readonly shapes: Shapes;
  private readonly plan: Plan;
  private readonly model: Model;
  private readonly state: PathState;
  private readonly lagNodes = new Map<string, EvalNode>();

  constructor(plan: Plan, state: PathState) {
    this.plan = plan;
    this.model = plan.model;
    this.state = state;
    this.shapes = new Shapes(plan.model.dimensions);
  }

  node(e: Expression): EvalNode {
    const { shapes, plan, state } = this;
    const shape = shapes.of(e.dimensions);
    switch (e.kind) {
      case 'number':
        return constantNode(shape, Float64Array.of(e.value));
      case 'year':
        return computed(shape, [], (out) => {
          out[0] = state.year;
        });
      case 'coordinate': {
        const { first, size } = shapes.dimension(e.dimension);
        return constantNode(shape, Float64Array.from({ length: size }, (_, index) => first! + index));
      }
      case 'isLabel': {
        const { size } = shapes.dimension(e.dimension);
        return constantNode(shape, Float64Array.from({ length: size }, (_, index) => ((index === e.index) === e.equal ? 1 : 0)));
      }
      case 'input':
        return inputNode(plan, e.name, shape, state);
      case 'rule':
        return storedNode(state.rules.get(e.name)!, 0, shape);
      case 'negate':
        return mapNode(this.node(e.operand), (value) => -value);
      case 'not':
        return mapNode(this.node(e.operand), (value) => (value === 0 ? 1 : 0));
      case 'binary':
      case 'compare':
      case 'logic':
        return binaryNode(e.operator, this.node(e.left), this.node(e.right), shape, shapes);
      case 'power':
        return powerNode(this.node(e.base), e.exponent);
      case 'choose':
        return chooseNode(this.node(e.condition), this.node(e.yes), this.node(e.no), shape, shapes);
      case 'elementwise':
        return elementwiseNode(e.name, e.operands.map((operand) => this.node(operand)), shape, shapes);
      case 'sum':
        return sumNode(this.node(e.operand), e.condition && this.node(e.condition), shape, shapes);
      case 'mean': {
        const over = this.model.dimensions.map(({ name }) => name)
          .filter((name) => e.operand.dimensions.includes(name) || e.weight.dimensions.includes(name));
        const condition = e.condition && this.node(e.condition);
        return meanNode(this.node(e.operand), this.node(e.weight), condition, shapes.of(over), shape, shapes);
      }
      case 'band':
        return bandNode(plan, e.input, this.node(e.operand), state);
      case 'noise': {
        const index = plan.noises.findIndex((noise) => noise.name === e.name);
        return computed(shape, [], (out) => {
          out[0] = state.noise.values[index]!;
        });
      }
      case 'prev':
      case 'last_year':
      case 'younger':
      case 'leaving':
      case 'given_adjustment':
        return this.pastNode(e);
    }
  }

  /** Once a year per mention, however many formulas share it. */
  private pastNode(e: Expression & { rule: string }): EvalNode {
    const key = `${e.kind} ${e.rule} ${e.kind === 'prev' ? String(e.years) : ''}`;
    const known = this.lagNodes.get(key);
    if (known) return known;
    const inner = this.buildPast(e);
    const { state } = this;
    let ranAt = -1;
    const node: EvalNode = {
      shape: inner.shape,
      values: inner.values,
      isConstant: false,
      run() {
        if (ranAt === state.tick) return;
        ranAt = state.tick;
        inner.run();
        this.values = inner.values;
      },
    };
    this.lagNodes.set(key, node);
    return node;
  }

  private buildPast(e: Expression & { rule: string }): EvalNode {
    const { shapes } = this;
    const rule = this.model.rules.get(e.rule)!;
    const storage = this.state.rules.get(e.rule)!;
    const own = shapes.of(rule.dimensions);
    switch (e.kind) {
      case 'prev': {
        const axis = shapes.ageingAxis(own);
        if (!axis) return storedNode(storage, e.years, own);
        const entryShape = shapes.of(rule.dimensions.filter((name) => name !== axis.name));
        const entry = e.years === 1 && rule.entry && broadcastTo(this.node(rule.entry.expression), entryShape, shapes);
        return samePeopleNode(storage, e.years, entry || undefined, rule.lastIsOpen, own, shapes);
      }
      case 'last_year':
        return storedNode(storage, 1, own);
      case 'younger':
        return youngerNode(storage, own, shapes);
      case 'leaving':
        return leavingNode(storage, own, shapes.of(e.dimensions), shapes);
      default: {
        const adjustment = storage.adjustment!;
        return { shape: own, values: adjustment, isConstant: false, run: () => undefined };
      }
    }
  }
}
