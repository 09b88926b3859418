"""Trees into closures. It must know nothing of text but where a fault points."""

from collections.abc import Callable, Mapping
from typing import Any

from govflow.feel import tree
from govflow.feel.compiling.calling import Written, bound, compile_call, compile_function, function_in
from govflow.feel.compiling.compiler import Compiler
from govflow.feel.compiling.iteration import compile_filter, compile_for, compile_quantified
from govflow.feel.compiling.operations import (
    compile_between,
    compile_binary,
    compile_if,
    compile_instance,
    compile_negative,
)
from govflow.feel.compiling.simple import (
    check_temporal,
    compile_context,
    compile_list,
    compile_literal,
    compile_name,
    compile_path,
    compile_range,
    compile_temporal,
)
from govflow.feel.compiling.testing import Test, compile_in, compile_tests, compile_unary_tests
from govflow.feel.evaluation import Compiled
from govflow.feel.tree import Node, UnaryTests

WAYS: Mapping[type, Callable[[Any, Compiler], Compiled]] = {
    tree.Literal: compile_literal,
    tree.Temporal: compile_temporal,
    tree.Name: compile_name,
    tree.ListOf: compile_list,
    tree.ContextOf: compile_context,
    tree.RangeOf: compile_range,
    tree.Path: compile_path,
    tree.Filter: compile_filter,
    tree.Call: compile_call,
    tree.Negative: compile_negative,
    tree.Binary: compile_binary,
    tree.Between: compile_between,
    tree.In: compile_in,
    tree.InstanceOf: compile_instance,
    tree.If: compile_if,
    tree.For: compile_for,
    tree.Quantified: compile_quantified,
    tree.FunctionOf: compile_function,
    tree.UnaryTests: compile_unary_tests,
}


def compile_tree(node: Node, text: str) -> Compiled:
    return Compiler(text, WAYS).compile(node)


def compile_test_tree(node: UnaryTests, text: str) -> Test:
    return compile_tests(node, Compiler(text, WAYS))


__all__ = ["Test", "Written", "bound", "check_temporal", "compile_test_tree", "compile_tree", "function_in"]
