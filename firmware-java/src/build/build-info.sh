#!/bin/sh
# Prints which software this is, for the run records: $1 is the version. Without git, or outside a
# clone, the commit is unknown.
cd "$(dirname "$0")/../../.." || exit 1
commit=unknown
dirty=unknown
if git ls-files --error-unmatch pom.xml >/dev/null 2>&1; then
    commit=$(git rev-parse --verify HEAD)
    changes=$(git status --porcelain -- pom.xml ':(glob)*/pom.xml' ':(glob)*/src/main/**' board-configs)
    if [ -n "$changes" ]; then dirty=true; else dirty=false; fi
fi
printf 'version=%s\ncommit=%s\ndirty=%s\n' "$1" "$commit" "$dirty"
