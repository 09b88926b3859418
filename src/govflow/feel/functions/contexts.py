"""Functions on contexts."""

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in


@built_in("get value(m: context, key: string)")
def get_value(run: Run, context: dict[str, Value], key: str) -> Value:
    return context.get(key)


@built_in("get value(context: context, keys: list)")
def get_value_along(run: Run, context: dict[str, Value], keys: list[Value]) -> Value:
    found: Value = context if keys else None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) and isinstance(key, str) else None
    return found


@built_in("get entries(m: context)")
def get_entries(run: Run, context: dict[str, Value]) -> Value:
    run.made_list(len(context) * 2)
    return [{"key": name, "value": value} for name, value in context.items()]


@built_in("context(entries: list)")
def context_of(run: Run, entries: list[Value]) -> Value:
    made: dict[str, Value] = {}
    run.made_list(len(entries))
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) and "value" in entry else None
        if not isinstance(key, str) or key in made:
            return run.nothing("not_entries")
        made[key] = entry["value"]
    return made


@built_in("context put(context: context, key: string, value: any)")
def context_put(run: Run, context: dict[str, Value], key: str, value: Value) -> Value:
    run.made_list(len(context) + 1)
    return {**context, key: value}


@built_in("context put(context: context, keys: list, value: any)")
def context_put_along(run: Run, context: dict[str, Value], keys: list[Value], value: Value) -> Value:
    if not keys or not all(isinstance(key, str) for key in keys):
        return run.nothing("not_entries")
    inner = value
    if len(keys) > 1:
        within = context.get(keys[0], {})
        inner = context_put_along(run, within, keys[1:], value) if isinstance(within, dict) else None
        if inner is None:
            return run.nothing("not_entries")
    return context_put(run, context, keys[0], inner)


@built_in("context merge(contexts: list)")
def context_merge(run: Run, contexts: list[Value]) -> Value:
    merged: dict[str, Value] = {}
    for context in contexts:
        if not isinstance(context, dict):
            return run.nothing("not_entries")
        run.made_list(len(context))
        merged.update(context)
    return merged
