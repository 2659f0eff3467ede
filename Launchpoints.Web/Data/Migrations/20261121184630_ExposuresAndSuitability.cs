using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Launchpoints.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExposuresAndSuitability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ExposureRetentionDays",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 365);

            migrationBuilder.AddColumn<string>(
                name: "Options",
                table: "Ribbons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Exposures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Placement = table.Column<string>(type: "TEXT", nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exposures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exposures_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Suitabilities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kristal = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suitabilities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExposedRibbons",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ExposureId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    Ribbon = table.Column<string>(type: "TEXT", nullable: false),
                    Segment = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Candidates = table.Column<long>(type: "INTEGER", nullable: false),
                    CandidateCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Explored = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cards = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExposedRibbons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExposedRibbons_Exposures_ExposureId",
                        column: x => x.ExposureId,
                        principalTable: "Exposures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExposedRibbons_ExposureId",
                table: "ExposedRibbons",
                column: "ExposureId");

            migrationBuilder.CreateIndex(
                name: "IX_ExposedRibbons_Ribbon_AsOf_CustomerId_Explored",
                table: "ExposedRibbons",
                columns: new[] { "Ribbon", "AsOf", "CustomerId", "Explored" });

            migrationBuilder.CreateIndex(
                name: "IX_Exposures_AsOf",
                table: "Exposures",
                column: "AsOf");

            migrationBuilder.CreateIndex(
                name: "IX_Exposures_CustomerId_AsOf",
                table: "Exposures",
                columns: new[] { "CustomerId", "AsOf" });

            migrationBuilder.CreateIndex(
                name: "IX_Exposures_Key",
                table: "Exposures",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Suitabilities_Kristal",
                table: "Suitabilities",
                column: "Kristal",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExposedRibbons");

            migrationBuilder.DropTable(
                name: "Suitabilities");

            migrationBuilder.DropTable(
                name: "Exposures");

            migrationBuilder.DropColumn(
                name: "ExposureRetentionDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "Options",
                table: "Ribbons");
        }
    }
}
