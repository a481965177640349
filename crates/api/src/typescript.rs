//! Writes the types and the table of commands as TypeScript.

use ts_rs::{Config, TS};

use crate::commands::COMMANDS;
use crate::types::*;

/// The whole of `ui/src/api/generated.ts`.
pub fn typescript() -> String {
    let mut out = String::from(
        "// Made from crates/api by `cargo xtask generate`; changes here are overwritten.\n\n",
    );
    for declaration in declarations() {
        out.push_str("export ");
        out.push_str(&declaration);
        out.push_str("\n\n");
    }
    out.push_str(
        "/** Every command: what it takes and what it answers. */\nexport interface Commands {\n",
    );
    for command in COMMANDS {
        out.push_str(&format!(
            "  /** {} */\n  {}: {{ request: {}; response: {} }};\n",
            command.about.trim(),
            command.name,
            command.request,
            script_type(command.response)
        ));
    }
    out.push_str("}\n\n/** The name of a command. */\nexport type CommandName = keyof Commands;\n");
    out
}

/// The TypeScript spelling of a command's Rust type.
fn script_type(rust: &str) -> String {
    // Depending on the compiler, `stringify!` writes `Vec < DocumentRow >`.
    let rust = &rust.replace(' ', "");
    let inner = |head: &str| rust.strip_prefix(head).and_then(|rest| rest.strip_suffix('>'));
    match (inner("Vec<"), inner("Option<")) {
        (Some(item), _) => format!("{}[]", script_type(item)),
        (_, Some(item)) => format!("{} | null", script_type(item)),
        _ => rust.to_owned(),
    }
}

fn declarations() -> Vec<String> {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),+ $(,)?) => {
            vec![$($name::decl(&config)),+]
        };
    }
    declare!(
        Nothing,
        ErrorCode,
        ApiError,
        Theme,
        Preferences,
        LibraryInfo,
        RecentLibrary,
        AppState,
        SkippedFiles,
        FolderSurvey,
        FolderRequest,
        ImportStarted,
        ReadStatus,
        NoticeView,
        ImportedFile,
        ImportStage,
        ImportProgress,
        CancelRequest,
        RecentRequest,
        DocumentRow,
        DocumentRequest,
        FacetChoice,
        SearchRequest,
        PieceReference,
        Piece,
        FacetValue,
        Facet,
        SearchHit,
        SearchAnswer,
        FactView,
        OutlineEntry,
        DocumentView,
        BlocksRequest,
        BlockView,
        PlaceView,
        ClauseStateView,
        ClauseText,
        CitingPlace,
        CitedTarget,
        ClausePart,
        ClauseRequest,
        ClausePage,
        ListRequest,
        ClauseRow,
        QuickItem,
        TouchedClause,
        AnswerCount,
        QuestionTally,
        FindingPlace,
        FindingView,
        ModificationCard,
        OverviewView,
        ResponsesRequest,
        ResponseCell,
        RespondentRow,
        ResponseSet,
        ResponsesView,
        ResponseRequest,
        ResponseView,
        FindingsView,
        CheckRequest,
        ExplanationPart,
        CheckExplanation,
        PagePictures,
        PageRequest,
        PageWord,
        PageView,
        Choice,
        CorrectableField,
        CorrectionRequest,
        RuleFiles,
        RegimeChoice,
        ReadingChoice,
        TableChoice,
        RulesRequest,
        RulesView,
        TableHead,
        RowView,
        Agreement,
        RuleView,
        PartyField,
        GivenValue,
        FieldError,
        VerdictView,
        ExampleView,
        SideView,
        YearView,
        BasisView,
        HolesView,
        WhatIfRequest,
        WhatIfView,
        OutcomeView,
        RoleOutcomes,
        OpenView,
        DutyView,
        StepsRequest,
        StepsView,
        StepView,
        CompareRequest,
        CompareView,
        CandidatesView,
        ReadClause,
        ReadWords,
        CandidateView,
        CandidatePart,
        DraftStartRequest,
        DraftText,
        DraftRequest,
        DraftView,
        UnsettledView,
    )
}
